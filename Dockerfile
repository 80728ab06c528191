# The image holds the program, the settings and the shipped content. People's data live in /data, the keys apart from them in /keys.
# The content is copied to /data/conversation-flows at the very first start and edited there: a new image takes nothing of it back.
#   docker build -t chatbot-support .
#   docker run -d --name chatbot --restart unless-stopped --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges --memory 1g --memory-swap 1g --ulimit core=0 --log-opt max-size=10m --log-opt max-file=5 -p 127.0.0.1:5080:5080 -v chatbot-data:/data -v chatbot-keys:/keys \
#     --env-file settings.env chatbot-support
# settings.env: Web__PublicUrl=https://help.example.org and Web__TrustedProxies=172.17.0.1, a line each; later the tokens. Readable by root only.
# As much swap as memory means none: opened texts in memory go to no disk, nor do they when the program dies.
# Only /data and /keys are written; /tmp serves the trial talks of `simulate` alone. A proxy with https stands in front; its address as the container sees it is Web__TrustedProxies.
# A verb while it runs, for example for the first volunteer: docker exec chatbot dotnet ChatbotSupport.dll volunteers invite ALIAS --coordinator
# A verb while it is stopped (restore, keys rotate):         docker run --rm --env-file settings.env -v chatbot-data:/data -v chatbot-keys:/keys chatbot-support restore /data/backups/FILE
# A copy of the keys, to a folder of the user 1654:          docker run --rm --env-file settings.env -v chatbot-data:/data -v chatbot-keys:/keys -v /somewhere:/copy chatbot-support backup --keys /copy

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY .editorconfig global.json Directory.Build.props Directory.Packages.props appsettings.json ./
COPY src src
COPY conversation-flows conversation-flows
# Compiled beforehand for the machine it is built on: people are answered sooner after a restart.
RUN dotnet publish src/ChatbotSupport --configuration Release --runtime "linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')" \
    --self-contained false -p:RestoreLockedMode=true --output /app

# This image carries ICU and tzdata; without them Arabic would be compared wrongly and the program refuses to start.
FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
RUN mkdir --mode=0700 /data /keys && chown "$APP_UID:$APP_UID" /data /keys
USER $APP_UID
ENV Web__Listen=http://0.0.0.0:5080 \
    Storage__ConnectionString="Data Source=/data/chatbot.db" \
    Storage__BackupFolder=/data/backups \
    Privacy__KeyFolder=/keys \
    Playbook__Folder=/data/conversation-flows \
    Logs__Format=Json \
    DOTNET_EnableDiagnostics=0
VOLUME ["/data", "/keys"]
EXPOSE 5080
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s CMD ["dotnet", "ChatbotSupport.dll", "health"]
ENTRYPOINT ["dotnet", "ChatbotSupport.dll"]
