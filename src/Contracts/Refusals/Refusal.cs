using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Refusals;

/// <summary>Why a command was refused, with what the caller needs to say next. Never an exception, never a text.</summary>
[GenerateSerializer, Immutable, Alias("Refusal")]
public sealed record Refusal(RefusalKind Kind)
{
    /// <summary>An opening, a deadline or the end of a lock, by kind.</summary>
    [Id(0)] public DateTimeOffset? At { get; init; }

    /// <summary>The live reservation in the way.</summary>
    [Id(1)] public long? Number { get; init; }

    /// <summary>The current version.</summary>
    [Id(2)] public int? Version { get; init; }

    /// <summary>How long to wait before the next try.</summary>
    [Id(3)] public TimeSpan? RetryAfter { get; init; }

    /// <summary>Malformed fields, never empty for <see cref="RefusalKind.Invalid"/>.</summary>
    [Id(4)] public ImmutableArray<FieldError> Fields { get; init; } = [];

    /// <summary>Which person of a family it concerns, from 0; null: all of them, or there is only one.</summary>
    [Id(5)] public int? Person { get; init; }

    /// <summary>User name of who has it now.</summary>
    [Id(6)] public string? Operator { get; init; }

    public static readonly Refusal UnknownVenue = new(RefusalKind.UnknownVenue);
    public static readonly Refusal NoSuchTime = new(RefusalKind.NoSuchTime);
    public static readonly Refusal NotOffered = new(RefusalKind.NotOffered);
    public static readonly Refusal Closed = new(RefusalKind.Closed);
    public static readonly Refusal Full = new(RefusalKind.Full);
    public static readonly Refusal UnknownApplicant = new(RefusalKind.UnknownApplicant);
    public static readonly Refusal IdempotencyMismatch = new(RefusalKind.IdempotencyMismatch);
    public static readonly Refusal NotFound = new(RefusalKind.NotFound);
    public static readonly Refusal NotAllowed = new(RefusalKind.NotAllowed);
    public static readonly Refusal TicketExpired = new(RefusalKind.TicketExpired);
    public static readonly Refusal NotChangeable = new(RefusalKind.NotChangeable);
    public static readonly Refusal IdRequired = new(RefusalKind.IdRequired);
    public static readonly Refusal OwnChange = new(RefusalKind.OwnChange);
    public static readonly Refusal AlreadyDecided = new(RefusalKind.AlreadyDecided);
    public static readonly Refusal AlreadyClosed = new(RefusalKind.AlreadyClosed);
    public static readonly Refusal NotUndoable = new(RefusalKind.NotUndoable);

    public static Refusal Invalid(params ImmutableArray<FieldError> fields) => new(RefusalKind.Invalid) { Fields = fields };
    public static Refusal NotYetOpen(DateTimeOffset opens) => new(RefusalKind.NotYetOpen) { At = opens };
    public static Refusal NoLongerOpen(DateTimeOffset closed) => new(RefusalKind.NoLongerOpen) { At = closed };
    public static Refusal TooManyAttempts(DateTimeOffset until) => new(RefusalKind.TooManyAttempts) { At = until };
    public static Refusal AlreadyBooked(long? number) => new(RefusalKind.AlreadyBooked) { Number = number };
    public static Refusal StaleVersion(int current) => new(RefusalKind.StaleVersion) { Version = current };
    public static Refusal TakenOver(string operatorName) => new(RefusalKind.TakenOver) { Operator = operatorName };
    public static Refusal Busy(TimeSpan retryAfter) => new(RefusalKind.Busy) { RetryAfter = retryAfter };
}
