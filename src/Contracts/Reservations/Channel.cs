namespace OrleansBooking.Contracts.Reservations;

/// <summary>How a booking came in; decided by who is signed in, never by the request.</summary>
[GenerateSerializer, Alias("Channel")]
public enum Channel
{
    Web = 0,
    Telephone = 1,
    Staff = 2,
    Import = 3,
}
