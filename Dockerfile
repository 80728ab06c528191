# The image holds the program, the settings and the playbook. People's data live in /data, the keys apart from them in /keys.
#   docker build -t chatbot-support .
#   docker run -d --restart unless-stopped --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges --memory 1g --memory-swap 1g --ulimit core=0 -p 127.0.0.1:5080:5080 -v chatbot-data:/data -v chatbot-keys:/keys \
#     -e Web__PublicUrl=https://help.example.org -e Web__TrustedProxies=172.17.0.1 chatbot-support
# As much swap as memory means none: opened texts in memory go to no disk, nor do they when the program dies.
# Only /data and /keys are written; /tmp serves the trial talks of `simulate` alone. A proxy with https stands in front; its address as the container sees it is Web__TrustedProxies.
# The first volunteer: docker exec CONTAINER dotnet ChatbotSupport.dll volunteers invite ALIAS --coordinator

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
    Logs__Format=Json \
    DOTNET_EnableDiagnostics=0
VOLUME ["/data", "/keys"]
EXPOSE 5080
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s CMD ["dotnet", "ChatbotSupport.dll", "health"]
ENTRYPOINT ["dotnet", "ChatbotSupport.dll"]
