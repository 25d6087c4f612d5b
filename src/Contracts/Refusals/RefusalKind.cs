namespace OrleansBooking.Contracts.Refusals;

/// <summary>Why a command was refused. A refusal changed nothing.</summary>
[GenerateSerializer, Alias("RefusalKind")]
public enum RefusalKind
{
    /// <summary>A field is malformed; <see cref="Refusal.Fields"/> says which.</summary>
    Invalid = 0,

    /// <summary>No such venue.</summary>
    UnknownVenue = 1,

    /// <summary>The venue has no slot at this date and time.</summary>
    NoSuchTime = 2,

    /// <summary>The slot or the venue does not offer the procedure.</summary>
    NotOffered = 3,

    /// <summary>Booking for this slot opens later; <see cref="Refusal.At"/> says when.</summary>
    NotYetOpen = 4,

    /// <summary>Booking for this slot has ended (deadline, lead time, past); <see cref="Refusal.At"/> says when.</summary>
    NoLongerOpen = 5,

    /// <summary>The day or the time was closed by the city.</summary>
    Closed = 6,

    /// <summary>No seat is free.</summary>
    Full = 7,

    /// <summary>Unknown ID or wrong birthday; never said which.</summary>
    UnknownApplicant = 8,

    /// <summary>Too many wrong attempts; <see cref="Refusal.At"/> says until when.</summary>
    TooManyAttempts = 9,

    /// <summary>The applicant has a live reservation for the procedure; <see cref="Refusal.Number"/> only if the caller may see it.</summary>
    AlreadyBooked = 10,

    /// <summary>The reservation changed since the caller saw it; <see cref="Refusal.Version"/> is the current one.</summary>
    StaleVersion = 11,

    /// <summary>The operation id was used with other content.</summary>
    IdempotencyMismatch = 12,

    /// <summary>No such reservation, or not the caller's.</summary>
    NotFound = 13,

    /// <summary>The ticket is missing, forged or lacks the right.</summary>
    NotAllowed = 14,

    /// <summary>The citizen's ticket has run out; identify again.</summary>
    TicketExpired = 15,

    /// <summary>The reservation is cancelled or done and cannot change.</summary>
    NotChangeable = 16,

    /// <summary>The system cannot take commands now; try again after <see cref="Refusal.RetryAfter"/>.</summary>
    Busy = 17,

    /// <summary>The procedure needs a reservation ID.</summary>
    IdRequired = 18,

    /// <summary>Whoever proposed a change cannot approve it.</summary>
    OwnChange = 30,

    /// <summary>The change was decided before.</summary>
    AlreadyDecided = 31,

    /// <summary>Later changes stand on this one: it can't be taken back alone.</summary>
    NotUndoable = 32,

    /// <summary>The call or complaint was closed before.</summary>
    AlreadyClosed = 40,

    /// <summary>Somebody else has the call now; <see cref="Refusal.Operator"/> says who.</summary>
    TakenOver = 41,
}
