/**
 * The engine's library keeps, for every promise that a case makes, where it was made, each line looked up in the source
 * map: the deeper, the dearer. Five lines still name the stage, the core and the shell of an error. To be loaded before
 * everything else and only then: afterwards the library freezes what all cases share.
 */
Error.stackTraceLimit = 5;
