using System.Text;
using ChatbotSupport.Operations;

// Arabic must leave the program as UTF-8 whatever the console was set to.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
Console.InputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

return await CommandLine.RunAsync(args, Tongue.Choose(args));
