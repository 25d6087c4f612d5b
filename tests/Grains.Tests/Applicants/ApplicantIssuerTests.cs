using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Grains.Applicants;

namespace OrleansBooking.Grains.Tests.Applicants;

public sealed class ApplicantIssuerTests(CityFixture city) : IClassFixture<CityFixture>
{
    [Fact]
    public async Task IDs_come_in_the_order_of_the_applicants_with_progress()
    {
        var applicants = Enumerable.Range(0, 2_500).Select(i => ($"01{(i % 28) + 1:00}", (string[])[CityFixture.Pickup])).ToList();
        var told = new List<int>();

        var ids = await Issuer(new ReservationIdSource()).Issue(applicants, new Progress(told));

        Assert.Equal([1_000, 2_000, 2_500], told);
        Assert.Equal(2_500, ids.Distinct().Count());
        foreach (var i in (int[])[0, 999, 1_000, 2_499])
            Assert.NotNull((await city.Desk.SignIn(new SignIn(ids[i], applicants[i].Item1, city.NextAddress()))).Ticket);
    }

    [Fact]
    public async Task An_ID_that_exists_is_drawn_again()
    {
        var taken = await city.IssueId("1111");
        var drawn = 0;

        var ids = await Issuer(new ReservationIdSource(() => drawn++ == 1 ? taken : ReservationIdField.Issue())).Issue([("0412", [CityFixture.Pickup]), ("0412", [CityFixture.Pickup])]);

        Assert.DoesNotContain(taken, ids);
        Assert.NotNull((await city.Desk.SignIn(new SignIn(taken, "1111", city.NextAddress()))).Ticket);
    }

    private ApplicantIssuer Issuer(ReservationIdSource ids) => new(city.Database, city.Keys, city.Hashes, ids, city.Time);

    private sealed class Progress(List<int> told) : IProgress<int>
    {
        public void Report(int value) => told.Add(value);
    }
}
