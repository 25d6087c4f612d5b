using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Api.Problems;

/// <summary>Turns the engine's refusals into problems: the only place where that happens.</summary>
/// <remarks>A full slot gets its alternatives from <see cref="Alternatives"/>.</remarks>
public static class RefusalProblems
{
    public static Problem Of(Refusal refusal, TimeProvider time) =>
        // Of a family's people the caller must know whom it concerns.
        refusal.Person is { } person ? Of(refusal with { Person = null }, time) with { DetailFields = [$"people[{person}]"] } : Plain(refusal, time);

    private static Problem Plain(Refusal refusal, TimeProvider time) => refusal.Kind switch
    {
        RefusalKind.Invalid => Problem.Invalid(refusal.Fields),
        RefusalKind.UnknownVenue => Field("unknown-venue", "venueId"),
        // Which of the two is wrong depends on what was meant.
        RefusalKind.NoSuchTime => Field("no-such-time", "date", "time"),
        RefusalKind.NotOffered => Field("not-offered", "procedure"),
        RefusalKind.IdRequired => Field("id-required", ReservationIdField.Name),
        RefusalKind.NotYetOpen => Closed(refusal, "not-yet-open", "date"),
        RefusalKind.NoLongerOpen => Closed(refusal, "no-longer-open", "date", "time"),
        RefusalKind.Closed => Closed(refusal, "closed", "date", "time"),
        RefusalKind.NotChangeable => Closed(refusal, "not-changeable"),
        RefusalKind.Full => new Problem(Slugs.SlotFull, StatusCodes.Status409Conflict) { DetailFields = ["time"] },
        RefusalKind.UnknownApplicant => new Problem(Slugs.UnknownApplicant, StatusCodes.Status422UnprocessableEntity),
        RefusalKind.TooManyAttempts => new Problem(
            Slugs.TooManyAttempts, StatusCodes.Status429TooManyRequests, refusal.At is null ? "too-many-attempts-now" : null)
        {
            At = refusal.At,
            RetryAfter = refusal.RetryAfter ?? Until(refusal.At, time),
        },
        RefusalKind.AlreadyBooked => new Problem(Slugs.AlreadyBooked, StatusCodes.Status409Conflict)
        {
            Number = refusal.Number is { } number ? ReservationNumberField.Format(number) : null,
        },
        RefusalKind.StaleVersion => new Problem(Slugs.StaleVersion, StatusCodes.Status412PreconditionFailed) { Version = refusal.Version },
        RefusalKind.IdempotencyMismatch => new Problem(Slugs.IdempotencyMismatch, StatusCodes.Status422UnprocessableEntity),
        RefusalKind.NotFound => Problem.NotFound,
        RefusalKind.NotAllowed => Problem.Forbidden,
        // Staff tickets are signed anew long before they end: only a clock that jumped gets here, and the next try signs again.
        RefusalKind.TicketExpired => Problem.Busy(),
        RefusalKind.Busy => Problem.Busy(refusal.RetryAfter),
        RefusalKind.OwnChange => new Problem(Slugs.Forbidden, StatusCodes.Status403Forbidden, "own-change"),
        RefusalKind.AlreadyClosed => new Problem(Slugs.AlreadyClosed, StatusCodes.Status409Conflict),
        RefusalKind.TakenOver => new Problem(Slugs.TakenOver, StatusCodes.Status409Conflict) { Operator = refusal.Operator },
        RefusalKind.AlreadyDecided => new Problem(Slugs.AlreadyDecided, StatusCodes.Status409Conflict),
        RefusalKind.NotUndoable => new Problem(Slugs.AlreadyDecided, StatusCodes.Status409Conflict, "not-undoable"),
        _ => throw new InvalidOperationException($"No problem is defined for the refusal {refusal.Kind}."),
    };

    private static Problem Field(string key, params string[] fields) =>
        new(Slugs.Validation, StatusCodes.Status422UnprocessableEntity, key) { DetailFields = [.. fields] };

    private static Problem Closed(Refusal refusal, string key, params string[] fields) =>
        new(Slugs.SlotClosed, StatusCodes.Status409Conflict, refusal.At is null && key != "not-changeable" ? "closed" : key)
        {
            At = refusal.At,
            DetailFields = [.. fields],
        };

    private static TimeSpan Until(DateTimeOffset? at, TimeProvider time) =>
        at is { } end ? end - time.GetUtcNow() : TimeSpan.FromMinutes(1);
}
