FROM node:24-bookworm-slim AS build
# better-sqlite3 comes prebuilt for common machines; with these it also builds from source where it does not.
RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 make g++ \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json ./
# Without scripts, because `prepare` compiles sources that are not here yet; the one native module is built by name.
RUN npm ci --ignore-scripts && npm rebuild better-sqlite3
COPY . .
# Told to omit them, npm keeps what is also somebody's optional companion (25 MB of TypeScript); so it is told of none.
RUN npm run build && npm pkg delete devDependencies && npm prune --ignore-scripts

FROM node:24-bookworm-slim
# tini hands SIGTERM on, so that the service can finish what it is sending.
RUN apt-get update \
    && apt-get install -y --no-install-recommends tini \
    && rm -rf /var/lib/apt/lists/* \
    && install -d -o node -g node /data
COPY --from=build /app/package.json /app/package.json
COPY --from=build /app/node_modules /app/node_modules
COPY --from=build /app/dist /app/dist
# `docker compose exec nhacviec nhacviec doctor`: the same program with the same variables.
RUN ln -s /app/dist/src/cli.js /usr/local/bin/nhacviec
ENV NODE_ENV=production \
    DATABASE_URL=file:/data/nhacviec.db \
    BACKUP_DIR=/data/backup \
    HOST=0.0.0.0 \
    PORT=3000
USER node
# Relative paths, the demo's database among them, stay inside the volume.
WORKDIR /data
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["tini", "--", "node", "/app/dist/src/cli.js"]
CMD ["start"]
