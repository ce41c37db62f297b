import { buildApp } from '../web/server.ts';
import type { Foundation } from './foundation.ts';
import { listen } from './listen.ts';
import type { StartedPart } from './part.ts';

/** Pages and API on one port. */
export async function startPages({ configuration, engineServer, office }: Foundation): Promise<StartedPart> {
  const { url } = configuration;
  const { stop } = await listen(buildApp(office), configuration);
  const tells = [
    `Pages 页面            ${url}`,
    `Public notices 公示   ${url}/notices`,
    `API                   ${url}/api/v1   (described at ${url}/api/openapi.json)`,
    ...(engineServer.ui ? [`Temporal Web UI       ${engineServer.ui}`] : []),
    `Data 数据             ${configuration.home}`,
  ];
  return { stop, tells };
}
