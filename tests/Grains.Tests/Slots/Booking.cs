using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Fixtures;

namespace OrleansBooking.Grains.Tests.Slots;

/// <summary>Commands as the edges send them.</summary>
internal static class Booking
{
    public static readonly Contact Contact = new("山田 花子", "ヤマダ ハナコ", "09012345678", "hanako@example.jp", null, null);

    public static BookSeat By(string staffTicket, string reservationId, string birthday = TestCity.Birthday, string procedure = TestCity.Pickup) =>
        new(Guid.NewGuid(), staffTicket, procedure, new ApplicantClaim(reservationId, birthday), Contact, null);

    public static BookSeat Declared(string staffTicket, string kana, string phone) =>
        new(Guid.NewGuid(), staffTicket, TestCity.Renewal, new ApplicantClaim(null, TestCity.Birthday), Contact with { Kana = kana, Phone = phone }, null);

    public static BookSeat Web(string citizenTicket, string procedure = TestCity.Pickup, Guid? hold = null) =>
        new(Guid.NewGuid(), citizenTicket, procedure, null, Contact, hold);

    /// <summary>A citizen's ticket for an issued ID.</summary>
    public static async Task<string> SignIn(BookingCluster cluster, string reservationId)
    {
        var outcome = await cluster.Grains.GetGrain<IApplicantDesk>(0).SignIn(new SignIn(reservationId, TestCity.Birthday, "192.0.2.1"));
        return outcome.Ticket ?? throw new InvalidOperationException($"The sign-in was refused: {outcome.Refusal}.");
    }
}
