# pexport in a container: docker build -t pexport . && docker run --rm -v "$PWD:/site" pexport jsonld
FROM python:3.12-slim AS build
WORKDIR /source
COPY . .
# What is installed is this folder, which has no version to pin.
# hadolint ignore=DL3013
RUN pip install --no-cache-dir --disable-pip-version-check --prefix=/installed ".[push,serve]"

FROM python:3.12-slim
COPY --from=build /installed /usr/local
RUN useradd --uid 1000 --create-home reader
USER 1000
WORKDIR /site
ENTRYPOINT ["pexport"]
CMD ["--help"]
