using Npgsql;
using OrleansBooking.Faults.History;
using OrleansBooking.Faults.Invariants;
using OrleansBooking.Fixtures;

namespace OrleansBooking.Faults.Controls;

/// <summary>The database holds its rules with every grain bypassed, and says so with the constraint's own error.</summary>
public sealed class GuardTests : IAsyncLifetime
{
    private readonly PostgresFixture _database = new();
    private ScratchLedger _ledger = null!;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _ledger = new ScratchLedger(_database);
        await _ledger.Create();
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task More_bookings_than_seats_given_to_the_statement_fill_exactly_the_free_ones()
    {
        var sent = await _ledger.Book(first: 0, people: 10);

        Assert.Equal(ScratchLedger.Seats, sent.Count(one => one.Answer!.Verdict == Verdict.Accepted));
        Assert.All(sent.Where(one => one.Answer!.Verdict != Verdict.Accepted), one => Assert.Equal("full", one.Answer!.Reason));
        Assert.Equal(ScratchLedger.Seats, await _database.Scalar<long>("select count(*) from booking.reservation"));
        Assert.Empty(await LedgerInvariants.Check(_database.Owner));
    }

    [Theory]
    [InlineData("update booking.slot set booked = capacity + 1")]
    [InlineData("update booking.slot set booked = capacity + 1, over = 2")]
    [InlineData("update booking.slot set capacity = booked - 1")]
    [InlineData("update booking.slot set over = 1")]
    public async Task A_seat_beyond_the_capacity_is_refused_by_the_table(string overbooking)
    {
        await _ledger.Book(first: 0, people: 2);

        var error = await Assert.ThrowsAsync<PostgresException>(() => _database.Execute(overbooking));

        Assert.Equal(PostgresErrorCodes.CheckViolation, error.SqlState);
    }

    [Fact]
    public async Task A_second_live_reservation_of_one_applicant_is_refused_by_the_index()
    {
        await _ledger.Book(first: 0, people: 2);

        var error = await Assert.ThrowsAsync<PostgresException>(() =>
            _database.Execute("update booking.reservation set applicant_key = (select min(applicant_key::text)::bytea from booking.reservation)"));

        Assert.Equal((PostgresErrorCodes.UniqueViolation, "reservation_live"), (error.SqlState, error.ConstraintName));
    }
}
