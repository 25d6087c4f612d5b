using System.Collections.Immutable;
using OrleansBooking.Contracts.Demand;
using OrleansBooking.Contracts.Reservations;

namespace OrleansBooking.Web.Citizen.Drafts;

/// <summary>What one browser has typed and done so far and must not stand in an address: kept in one sealed cookie.</summary>
/// <remarks>Choices without personal data (procedure, venue, date, time) live in the address instead.</remarks>
public sealed record Draft
{
    public static readonly Draft Empty = new();

    public Person? Person { get; init; }
    public TypedContact? Contact { get; init; }
    public UnfinishedContact? Unfinished { get; init; }
    public HeldSeat? Held { get; init; }
    public PendingOperation? Operation { get; init; }
    public Finished? Finished { get; init; }

    /// <summary>Last day of the certificate as printed on the card (D4); tells the birthday, so never in an address.</summary>
    public DateOnly? CertificateExpiry { get; init; }

    /// <summary>Own reservations as last seen; an index into them stands for the number in addresses, so the order never changes.</summary>
    public ImmutableArray<Reservation> Own { get; init; } = [];

    /// <summary>Which calendars were looked at in the last half hour: unmet demand is counted without anybody being known for it.</summary>
    public ImmutableArray<Look> Looks { get; init; } = [];

    /// <summary>The person, unless the ticket has run out.</summary>
    public Person? PersonAt(DateTimeOffset now) => Person is { } person && person.ExpiresAt > now ? person : null;

    /// <summary>Somebody signed in: another person starts afresh, the same one keeps what was typed.</summary>
    public Draft SignedIn(Person person, ImmutableArray<Reservation> own)
    {
        var same = Person is null || (Person.ReservationId, Person.Birthday, Person.Phone) == (person.ReservationId, person.Birthday, person.Phone);
        var kept = same || Finished is null ? this : Empty with { CertificateExpiry = CertificateExpiry, Looks = Looks };
        if (!same) kept = kept with { Own = [], Operation = null, Held = null, Finished = null };
        return (kept with { Person = person }).With(own);
    }

    /// <summary>Takes newer versions of known reservations, and new ones at the end.</summary>
    public Draft With(IEnumerable<Reservation> reservations)
    {
        var own = Own.ToBuilder();
        foreach (var reservation in reservations)
        {
            var at = IndexOf(own, reservation.Number);
            if (at < 0) own.Add(reservation);
            else if (own[at].Version <= reservation.Version) own[at] = reservation;
        }

        return this with { Own = own.ToImmutable() };
    }

    /// <summary>The index that stands for a number, or -1.</summary>
    public int IndexOf(long number) => IndexOf(Own, number);

    /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => nameof(Draft);

    private static int IndexOf(IList<Reservation> own, long number)
    {
        for (var i = 0; i < own.Count; i++)
            if (own[i].Number == number) return i;
        return -1;
    }
}
