using Npgsql;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Grains.Applicants;

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
    public async Task A_right_guess_among_many_sent_at_once_waits_for_those_before_it_to_be_counted()
    {
        const int guesses = 10;
        var (id, address) = (await city.IssueId(), city.NextAddress());
        await Try(id, Wrong, address);
        await using var holder = await city.Postgres.Owner.OpenConnectionAsync();
        await using var counting = await holder.BeginTransactionAsync();
        await using (var slow = new NpgsqlCommand("select from booking.sign_in_failure for update", holder, counting)) await slow.ExecuteNonQueryAsync();
        var wrong = Enumerable.Range(0, guesses).Select(_ => Task.Run(() => Try(id, Wrong, address))).ToList();
        await Waiting(guesses, orDone: null);

        var right = Task.Run(() => Try(id, CityFixture.Birthday, address));
        await Waiting(guesses + 1, orDone: right);
        await counting.CommitAsync();

        Assert.Equal(RefusalKind.TooManyAttempts, await right);
        await Task.WhenAll(wrong);
    }

    [Fact]
    public async Task Guesses_at_many_IDs_from_many_addresses_stay_below_each_limit_and_are_told()
    {
        for (var i = 0; i < GuessAlarm.Threshold; i++)
            Assert.Equal(RefusalKind.UnknownApplicant, await Try(ReservationIdField.Issue(), Wrong, city.NextAddress()));

        Assert.Contains(city.AlarmLog.Lines, line => line.Contains("may be guessing", StringComparison.Ordinal));
    }

    /// <summary>Returns when so many sessions wait for a lock, or the task is done.</summary>
    private async Task Waiting(int sessions, Task? orDone)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (orDone is not { IsCompleted: true } && await city.Postgres.Scalar<long>(
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") < sessions)
            await pause.WaitForNextTickAsync(patience.Token);
    }

    private async Task<RefusalKind?> Try(string id, string birthday, string address) =>
        (await city.Desk.SignIn(new SignIn(id, birthday, address))).Refusal?.Kind;
}
