import { defineConfig } from 'prisma/config';

// Read by the Prisma CLI only (`prisma migrate deploy`, `prisma studio`); the product connects by its own adapter.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? 'postgresql://unset' },
});
