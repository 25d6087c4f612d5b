using OrleansBooking.Contracts.Fields;

namespace OrleansBooking.Grains.Applicants;

/// <summary>Where new reservation IDs come from: random ones, or a test's own.</summary>
public sealed class ReservationIdSource(Func<string> next)
{
    public ReservationIdSource()
        : this(ReservationIdField.Issue)
    {
    }

    /// <summary>An ID that is very probably new; who stores it makes sure.</summary>
    public string Next() => next();
}
