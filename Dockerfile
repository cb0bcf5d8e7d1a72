# The server alone. Broker and database are services of their own, see compose.yaml.
FROM node:24-bookworm-slim AS pages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --ignore-scripts
COPY . .
RUN npx vite build --config admin-ui/vite.config.ts

FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force

FROM node:24-bookworm-slim
WORKDIR /app
# Letters are printed by Chromium; without a Chinese font half of them would be boxes.
RUN apt-get update && apt-get install -y --no-install-recommends chromium fonts-noto-cjk && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production RECOURSE_HOST=0.0.0.0 PORT=3000
COPY package.json LICENSE ./
COPY --from=dependencies /app/node_modules node_modules
COPY engine engine
COPY connectors connectors
COPY processes processes
COPY forms forms
COPY admin-ui/kit admin-ui/kit
COPY --from=pages /app/admin-ui/dist admin-ui/dist
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/api/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "engine/main.ts"]
