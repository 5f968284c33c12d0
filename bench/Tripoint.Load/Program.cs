using System.CommandLine;
using Tripoint.Load;

// dotnet run -c Release --project bench/Tripoint.Load -- [--postgres "Host=…"] [--seconds 30]
var postgres = new Option<string?>("--postgres") { Description = "Connection string of an empty PostgreSQL database; without it the room is kept in SQLite." };
var seconds = new Option<int>("--seconds") { Description = "How long edits are made.", DefaultValueFactory = _ => 30 };
var warm = new Option<int>("--warm") { Description = "Seconds of edits before, not counted.", DefaultValueFactory = _ => 10 };
var people = new Option<int>("--people") { Description = "How many people are connected.", DefaultValueFactory = _ => 200 };
var rooms = new Option<int>("--rooms") { Description = "In how many negotiations.", DefaultValueFactory = _ => 10 };
var rate = new Option<int>("--edits") { Description = "Edits a second, in all rooms together.", DefaultValueFactory = _ => 20 };
var command = new RootCommand("People connected to negotiations, edits made through the API, and how long until every open page has been drawn again.") { postgres, seconds, warm, people, rooms, rate };
command.SetAction((parsed, cancellation) => LoadRun.RunAsync(
    new LoadOptions(parsed.GetValue(postgres), parsed.GetValue(seconds), parsed.GetValue(warm), parsed.GetValue(people), parsed.GetValue(rooms), parsed.GetValue(rate)), cancellation));
return await command.Parse(args).InvokeAsync();
