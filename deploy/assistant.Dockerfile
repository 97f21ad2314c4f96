# Rasa with its trained model: the image is the model's version. Built from the repository's root:
#   docker build -f deploy/assistant.Dockerfile -t referral-assistant:VERSION .
FROM python:3.10-slim-bookworm AS build
WORKDIR /app
COPY requirements/assistant.txt requirements/
RUN python -m venv .venv \
 && .venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements/assistant.txt \
 && .venv/bin/python -m compileall -q .venv/lib
COPY config.yml domain.yml endpoints.yml credentials.yml ./
COPY bot/__init__.py bot/collecting.py bot/
COPY bot/assistant bot/assistant
COPY bot/understanding bot/understanding
COPY data/nlu data/nlu
COPY data/stories data/stories
RUN .venv/bin/python -m compileall -q bot && .venv/bin/python -m bot.assistant.train

FROM python:3.10-slim-bookworm
RUN apt-get update && apt-get install -y --no-install-recommends libgomp1 && rm -rf /var/lib/apt/lists/* \
 && groupadd --gid 10002 assistant && useradd --uid 10002 --gid 10002 --no-create-home --shell /usr/sbin/nologin assistant
WORKDIR /app
COPY --from=build /app /app
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 OMP_NUM_THREADS=1 HOME=/tmp
USER 10002:10002
EXPOSE 5005
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:5005/health', timeout=4)"]
ENTRYPOINT ["python", "-m", "bot.assistant.serve"]
CMD ["--host", "0.0.0.0", "--port", "5005"]
