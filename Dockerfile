# Build: dependencies resolve first, so that a change of sources does not fetch them again.
FROM swift:6.3-bookworm AS build
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends libcurl4-openssl-dev libical-dev libqrencode-dev libsqlite3-dev libxlsxwriter-dev pkg-config \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY Package.swift ./
RUN swift package resolve
COPY Sources Sources
COPY Tests Tests
RUN swift build -c release --product vekha --static-swift-stdlib \
    && cp "$(swift build -c release --show-bin-path)/vekha" /usr/local/bin/vekha

FROM debian:bookworm-slim
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends ca-certificates tzdata libcurl4 libical3 libqrencode4 librsvg2-2 libsqlite3-0 libxlsxwriter4 fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --create-home vekha \
    && mkdir /data && chown vekha /data
COPY --from=build /usr/local/bin/vekha /usr/local/bin/vekha
COPY Config /etc/vekha/Config
COPY Messages /etc/vekha/Messages
USER vekha
ENV VEKHA_DATA=/data
VOLUME /data
# The configuration in the image is read and right; the web issue brings a check of the running bot.
HEALTHCHECK --interval=5m CMD ["vekha", "check", "--config", "/etc/vekha/Config", "--messages", "/etc/vekha/Messages"]
ENTRYPOINT ["vekha"]
CMD ["run", "--config", "/etc/vekha/Config", "--messages", "/etc/vekha/Messages"]
