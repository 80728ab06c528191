using ChatbotSupport.Benchmarks.Load;
using ChatbotSupport.Benchmarks.Parts;

// echo URL TOKEN                          the bot that `load --only telegram` starts beside ours
// parts [BenchmarkDotNet's own options]   how long each part takes
// understanding [--once]                  one message understood, with a playbook of a stated size and, but for --once, with ten times as much
// check [--published FOLDER]              the wait of an operator for `check` on a folder that has grown
// reload                                  what people wait for while another playbook is published
// known                                   the time of looking up somebody who was here, beside somebody who never was
// load [--long] [options of LoadPlan]     the whole bot under load, each figure against its limit
return args switch
{
    ["parts", .. var rest] => PartsRun.Run(rest),
    ["understanding"] => UnderstandingRun.Run(),
    ["understanding", "--once"] => UnderstandingRun.Run(alsoTenTimes: false),
    ["check"] => await CheckRun.RunAsync(new()),
    ["check", "--published", var folder] => await CheckRun.RunAsync(new() { Published = folder }),
    ["known"] => await KnownRun.RunAsync(),
    ["reload"] => await ReloadRun.RunAsync(),
    [RunningEcho.Word, var url, var token] => await RunningEcho.RunAsync(url, token),
    ["load", .. var rest] when LoadPlan.Read(rest) is { } plan => await LoadRun.RunAsync(plan),
    _ => LoadPlan.TellUsage(),
};
