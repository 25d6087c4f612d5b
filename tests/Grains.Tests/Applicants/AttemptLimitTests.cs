using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Grains.Tests.Applicants;

public sealed class AttemptLimitTests(CityFixture city) : IClassFixture<CityFixture>
{
    private const string Wrong = "0229";

    [Fact]
    public async Task Five_wrong_birthdays_block_an_ID_at_an_address_for_fifteen_minutes()
    {
        var (id, address) = (await city.IssueId(), city.NextAddress());
        for (var i = 0; i < 4; i++) Assert.Equal(RefusalKind.UnknownApplicant, await Try(id, Wrong, address));

        Assert.Equal(RefusalKind.TooManyAttempts, await Try(id, Wrong, address));
        Assert.Equal(RefusalKind.TooManyAttempts, await Try(id, CityFixture.Birthday, address));
        Assert.Null(await Try(id, CityFixture.Birthday, city.NextAddress()));

        city.Time.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(RefusalKind.TooManyAttempts, await Try(id, CityFixture.Birthday, address));
        city.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await Try(id, CityFixture.Birthday, address));
    }

    [Fact]
    public async Task Twenty_wrong_birthdays_a_day_block_an_ID_from_every_address()
    {
        var id = await city.IssueId();
        for (var i = 0; i < 19; i++) Assert.Equal(RefusalKind.UnknownApplicant, await Try(id, Wrong, city.NextAddress()));

        Assert.Equal(RefusalKind.TooManyAttempts, await Try(id, Wrong, city.NextAddress()));
        Assert.Equal(RefusalKind.TooManyAttempts, await Try(id, CityFixture.Birthday, city.NextAddress()));

        city.Time.Advance(TimeSpan.FromHours(24));
        Assert.Null(await Try(id, CityFixture.Birthday, city.NextAddress()));
    }

    [Fact]
    public async Task Thirty_wrong_attempts_an_hour_block_an_address_for_every_ID()
    {
        var (id, address) = (await city.IssueId(), city.NextAddress());
        for (var i = 0; i < 29; i++) Assert.Equal(RefusalKind.UnknownApplicant, await Try(ReservationIdField.Issue(), Wrong, address));

        Assert.Equal(RefusalKind.TooManyAttempts, await Try(ReservationIdField.Issue(), Wrong, address));
        Assert.Equal(RefusalKind.TooManyAttempts, await Try(id, CityFixture.Birthday, address));
        Assert.Null(await Try(id, CityFixture.Birthday, city.NextAddress()));

        city.Time.Advance(TimeSpan.FromHours(1));
        Assert.Null(await Try(id, CityFixture.Birthday, address));
    }

    [Fact]
    public async Task Addresses_of_one_IPv6_network_count_as_one()
    {
        var id = await city.IssueId();
        for (var i = 1; i <= 5; i++) await Try(id, Wrong, $"2001:db8:0:1::{i}");

        Assert.Equal(RefusalKind.TooManyAttempts, await Try(id, CityFixture.Birthday, "2001:db8:0:1:ffff::9"));
        Assert.Null(await Try(id, CityFixture.Birthday, "2001:db8:0:2::1"));
    }

    [Fact]
    public async Task Right_attempts_are_not_counted()
    {
        var (id, address) = (await city.IssueId(), city.NextAddress());

        for (var i = 0; i < 40; i++) Assert.Null(await Try(id, CityFixture.Birthday, address));

        Assert.Equal(0, await city.Postgres.Scalar<long>(
            $"select count(*) from booking.sign_in_failure where subject = '\\x{Convert.ToHexString(city.Hashes.Applicant(id))}'"));
    }

    [Fact]
    public async Task Guesses_sent_all_at_once_are_counted_one_after_another()
    {
        var (id, address) = (await city.IssueId(), city.NextAddress());
        var desk = city.Desk;
        var guesses = Enumerable.Range(1, 30).Select(day => $"01{day:00}").ToList();

        var answers = await Task.WhenAll(guesses.Select(guess => Task.Run(async () => await desk.SignIn(new SignIn(id, guess, address)))));

        Assert.Equal(4, answers.Count(answer => answer.Refusal!.Kind == RefusalKind.UnknownApplicant));
        Assert.Equal(26, answers.Count(answer => answer.Refusal!.Kind == RefusalKind.TooManyAttempts));
    }

    private async Task<RefusalKind?> Try(string id, string birthday, string address) =>
        (await city.Desk.SignIn(new SignIn(id, birthday, address))).Refusal?.Kind;
}
