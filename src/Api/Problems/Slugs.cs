namespace OrleansBooking.Api.Problems;

/// <summary>The kinds of problems; <c>type</c> is <c>/problems/</c> and one of these.</summary>
public static class Slugs
{
    public const string Validation = "validation";
    public const string UnknownApplicant = "unknown-applicant";
    public const string SlotFull = "slot-full";
    public const string SlotClosed = "slot-closed";
    public const string AlreadyBooked = "already-booked";
    public const string ListNotFrozen = "list-not-frozen";
    public const string StaleVersion = "stale-version";
    public const string IdempotencyMismatch = "idempotency-mismatch";
    public const string NotFound = "not-found";
    public const string TooManyAttempts = "too-many-attempts";
    public const string InProgress = "in-progress";
    public const string Busy = "busy";
    public const string AlreadyDecided = "already-decided";
    public const string AlreadyClosed = "already-closed";
    public const string TakenOver = "taken-over";
    public const string Unauthorized = "unauthorized";
    public const string SecondFactor = "second-factor";
    public const string Forbidden = "forbidden";
    public const string MethodNotAllowed = "method-not-allowed";
    public const string UnsupportedMediaType = "unsupported-media-type";
    public const string TooLarge = "too-large";
    public const string BadRequest = "bad-request";
    public const string Internal = "internal";
}
