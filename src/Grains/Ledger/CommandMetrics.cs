using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Reservations;

namespace OrleansBooking.Grains.Ledger;

/// <summary>What became of commands, by kind, channel and outcome. Tags are made once; counting allocates nothing.</summary>
public sealed class CommandMetrics(IMeterFactory meters)
{
    private const string Accepted = "accepted";
    private const string Fault = "fault";

    private static readonly KeyValuePair<string, object?>[] Kinds = [.. Enum.GetValues<LedgerKind>().Select(kind => Tag("command", LedgerWords.Kind(kind)))];
    private static readonly KeyValuePair<string, object?>[] Channels = [.. Enum.GetValues<Channel>().Select(channel => Tag("channel", LedgerWords.Channel(channel)))];
    private static readonly KeyValuePair<string, object?>[] Refusals = [.. Enum.GetNames<RefusalKind>().Select(name => Tag("outcome", Word(name)))];
    private static readonly KeyValuePair<string, object?> Unread = Tag("channel", "unread");
    private static readonly KeyValuePair<string, object?> IsAccepted = Tag("outcome", Accepted);
    private static readonly KeyValuePair<string, object?> IsFault = Tag("outcome", Fault);

    private readonly Counter<long> _commands = meters.Create(LedgerMetrics.MeterName).CreateCounter<long>(
        "booking.commands", "{command}", "Commands by kind, channel and outcome: accepted, the refusal, or fault.");

    /// <summary>The ledger answered.</summary>
    public void Answered(LedgerCommand command, LedgerOutcome outcome)
    {
        // Tried again at once under another number.
        if (!outcome.NumberTaken) Answered(command.Kind, command.Actor.Channel, outcome.Refusal);
    }

    /// <summary>A command was answered without the ledger, or by it.</summary>
    /// <param name="channel">Null: refused before anybody looked who asks.</param>
    /// <param name="refusal">Null: accepted.</param>
    public void Answered(LedgerKind kind, Channel? channel, Refusal? refusal) =>
        _commands.Add(1, Kinds[(int)kind], channel is { } known ? Channels[(int)known] : Unread, refusal is null ? IsAccepted : Refusals[(int)refusal.Kind]);

    /// <summary>A command ended without an answer.</summary>
    public void Failed(LedgerCommand command) => _commands.Add(1, Kinds[(int)command.Kind], Channels[(int)command.Actor.Channel], IsFault);

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    /// <summary><c>AlreadyBooked</c> as <c>already-booked</c>.</summary>
    private static string Word(string name) => Regex.Replace(name, "(?<=[a-z])[A-Z]", "-$0").ToLowerInvariant();
}
