# Needs nothing from the host but these sources.
#   docker build -t netzwerk .
# The patched runtime is published for x64 only, so the image is too.

# The browser part: TypeScript and styles, bundled into wwwroot/assets.
FROM node:20-bookworm-slim AS client
WORKDIR /source
COPY src/Netzwerk.Client/package.json src/Netzwerk.Client/package-lock.json src/Netzwerk.Client/
RUN npm ci --prefix src/Netzwerk.Client --no-audit --no-fund
COPY wwwroot/ wwwroot/
COPY src/Netzwerk.Client/ src/Netzwerk.Client/
RUN npm run build --prefix src/Netzwerk.Client

# The program with its own, patched runtime (min-versions.json).
FROM --platform=linux/amd64 mcr.microsoft.com/dotnet/sdk:10.0 AS server
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/Netzwerk.Domain/ src/Netzwerk.Domain/
COPY src/Netzwerk.Web/ src/Netzwerk.Web/
COPY --from=client /source/wwwroot/ wwwroot/
RUN dotnet publish src/Netzwerk.Web -c Release -r linux-x64 --self-contained \
      -p:RestoreLockedMode=true -o /program

# The system libraries .NET needs, ICU and time zones included, but no .NET of its own.
FROM --platform=linux/amd64 mcr.microsoft.com/dotnet/runtime-deps:10.0
RUN apt-get update \
 && apt-get install -y --no-install-recommends wget \
 && rm -rf /var/lib/apt/lists/* \
 && mkdir /data \
 && chown 1654:1654 /data
COPY --from=server /program/ /program/
WORKDIR /program
# The account "app" of the base image.
USER 1654:1654
ENV ASPNETCORE_URLS=http://0.0.0.0:8080 \
    ASPNETCORE_ENVIRONMENT=Production \
    Netzwerk__DataDirectory=/data
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD wget --quiet --spider http://127.0.0.1:8080/gesund/lebt || exit 1
ENTRYPOINT ["/program/Netzwerk.Web"]
