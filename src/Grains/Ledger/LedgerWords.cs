using System.Text.Json;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Slots;

namespace OrleansBooking.Grains.Ledger;

/// <summary>The words of the ledger's tables and statement.</summary>
public static class LedgerWords
{
    /// <summary>The command is to be decided in the next batch.</summary>
    public const string Again = "again";

    private static readonly string[] Channels = ["web", "telephone", "staff", "import"];
    private static readonly string[] Kinds =
        ["book", "move", "cancel", "contact", "hold", "release", "arrive", "done", "not-handed-over", "no-show", "undo", "override", "override-move", "family"];

    private static readonly string[] Statuses = ["booked", "arrived", "done", "not-handed-over", "no-show", "cancelled"];

    public static string Kind(LedgerKind kind) => Kinds[(int)kind];

    public static string Channel(Channel channel) => Channels[(int)channel];

    public static Channel Channel(string word) => (Channel)Array.IndexOf(Channels, word);

    public static string Status(ReservationStatus status) => Statuses[(int)status];

    public static ReservationStatus Status(string word) => (ReservationStatus)Array.IndexOf(Statuses, word);

    /// <summary>What the statement said of one command.</summary>
    public static LedgerOutcome Outcome(string? code, string? detail) => code switch
    {
        null => LedgerOutcome.Stored,
        "stored" or "repeated" => Recorded(detail),
        "mismatch" => LedgerOutcome.Refused(Refusal.IdempotencyMismatch),
        "unknown-applicant" => LedgerOutcome.Refused(Refusal.UnknownApplicant with { Person = Person(detail) }),
        "locked" => LedgerOutcome.Refused(new Refusal(RefusalKind.TooManyAttempts) { At = Instant(detail, "until"), Person = Person(detail) }),
        "id-required" => LedgerOutcome.Refused(Refusal.IdRequired with { Person = Person(detail) }),
        "no-slot" => LedgerOutcome.Refused(Refusal.NoSuchTime),
        "not-offered" => LedgerOutcome.Refused(Refusal.NotOffered),
        "not-yet-open" => LedgerOutcome.Refused(new Refusal(RefusalKind.NotYetOpen)),
        "no-longer-open" => LedgerOutcome.Refused(new Refusal(RefusalKind.NoLongerOpen) { At = Instant(detail, "at") }),
        "already-booked" => LedgerOutcome.Refused(Refusal.AlreadyBooked(Number(detail)) with { Person = Person(detail) }),
        "full" => LedgerOutcome.Refused(Refusal.Full),
        "not-found" => LedgerOutcome.Refused(Refusal.NotFound),
        "not-allowed" => LedgerOutcome.Refused(Refusal.NotAllowed),
        "not-changeable" => LedgerOutcome.Refused(Refusal.NotChangeable),
        "stale-version" => LedgerOutcome.Refused(Refusal.StaleVersion(Parse(detail)!.Value.GetProperty("version").GetInt32())),
        _ => throw new LedgerFault($"The ledger said '{code}', which this release does not know."),
    };

    private static LedgerOutcome Recorded(string? detail)
    {
        if (Parse(detail) is not { } record) return LedgerOutcome.Stored;
        if (record.TryGetProperty("until", out var until)) return new LedgerOutcome(null, until.GetDateTimeOffset(), null);
        return record.TryGetProperty("family", out var family)
            ? LedgerOutcome.Stored with { Family = [.. family.EnumerateArray().Select(ReservationOf)] }
            : new LedgerOutcome(ReservationOf(record), null, null);
    }

    private static Reservation ReservationOf(JsonElement record)
    {
        var slot = new SlotKey(
            record.GetProperty("venue").GetString()!,
            DateOnly.Parse(record.GetProperty("date").GetString()!, null),
            TimeOnly.Parse(record.GetProperty("time").GetString()!, null));
        return new Reservation(
            record.GetProperty("number").GetInt64(), slot, record.GetProperty("minutes").GetInt32(), record.GetProperty("procedure").GetString()!,
            Status(record.GetProperty("status").GetString()!), Channel(record.GetProperty("channel").GetString()!), record.GetProperty("version").GetInt32());
    }

    private static long? Number(string? detail) => Parse(detail)?.GetProperty("number") is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : null;

    /// <summary>Which line of a family it concerns.</summary>
    private static int? Person(string? detail) => Parse(detail) is { } record && record.TryGetProperty("line", out var line) ? line.GetInt32() : null;

    private static DateTimeOffset? Instant(string? detail, string name) =>
        Parse(detail) is { } record && record.GetProperty(name) is { ValueKind: JsonValueKind.String } value ? value.GetDateTimeOffset() : null;

    private static JsonElement? Parse(string? detail) => detail is null ? null : JsonSerializer.Deserialize<JsonElement>(detail);
}
