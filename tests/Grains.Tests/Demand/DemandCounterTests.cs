using System.Collections.Immutable;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using OrleansBooking.Contracts.Demand;
using OrleansBooking.Contracts.Reservations;

namespace OrleansBooking.Grains.Tests.Demand;

/// <summary>A look is answered by a seat within half an hour, once.</summary>
public sealed class DemandCounterTests
{
    // 23:50 on 6 December in Tokyo.
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 12, 6, 14, 50, 0, TimeSpan.Zero));
    private readonly DemandCounter _counter;

    public DemandCounterTests() => _counter = new DemandCounter(_time);

    [Fact]
    public void The_same_person_at_the_same_venue_counts_once_in_half_an_hour()
    {
        var looks = Look([], "east");
        _time.Advance(TimeSpan.FromMinutes(29));
        var again = Look(looks, "east");
        _time.Advance(TimeSpan.FromMinutes(1));
        Look(again, "east");

        Assert.Equal(looks, again);
        Assert.Equal([(6, 23, 1), (7, 0, 1)], _counter.Collect().OrderBy(count => count.Date).Select(count => (count.Date.Day, count.Hour, count.Looked)));
    }

    [Theory]
    [InlineData(29, 1)]
    [InlineData(30, 0)]
    public void A_seat_answers_a_look_of_the_last_half_hour(int minutes, int taken)
    {
        var looks = Look([], "east");
        _time.Advance(TimeSpan.FromMinutes(minutes));

        _counter.Took(looks, "east", Channel.Web);

        var count = Assert.Single(_counter.Collect());
        // In the hour of the look, whatever the clock says when the seat is taken.
        Assert.Equal((6, 23, 1, taken, 0), (count.Date.Day, count.Hour, count.Looked, count.TakenHere, count.TakenElsewhere));
    }

    [Fact]
    public void A_seat_elsewhere_is_told_from_one_here_and_answers_a_search_at_all_venues()
    {
        var looks = Look(Look(Look([], "east"), "west"), "");

        var answered = _counter.Took(looks, "west", Channel.Web);
        _counter.Took(answered, "east", Channel.Web);

        Assert.Equal(
            [("", 1, 0), ("east", 0, 1), ("west", 1, 0)],
            _counter.Collect().OrderBy(count => count.Venue, StringComparer.Ordinal).Select(count => (count.Venue, count.TakenHere, count.TakenElsewhere)));
    }

    [Fact]
    public void A_look_with_nothing_free_says_so()
    {
        _counter.Looked([], "east", Channel.Web, nothingFree: true);
        _counter.Looked([], "east", Channel.Web, nothingFree: false);

        var count = Assert.Single(_counter.Collect());
        Assert.Equal((2, 1), (count.Looked, count.NothingFree));
    }

    [Fact]
    public void What_was_collected_is_not_collected_again()
    {
        Look([], "east");

        Assert.Single(_counter.Collect());
        Assert.Empty(_counter.Collect());
    }

    [Fact]
    public void Whatever_anybody_does_no_more_looks_are_answered_than_there_were() =>
        Gen.Select(Gen.Int[0, 2], Gen.Bool, Gen.Int[0, 40]).List[0, 60].Sample(steps =>
        {
            var time = new FakeTimeProvider();
            var counter = new DemandCounter(time);
            ImmutableArray<Look> looks = [];
            foreach (var (venue, takes, minutes) in steps)
            {
                time.Advance(TimeSpan.FromMinutes(minutes));
                looks = takes ? counter.Took(looks, $"{venue}", Channel.Web) : counter.Looked(looks, $"{venue}", Channel.Web, false);
            }

            var counts = counter.Collect();
            return counts.All(count => count.TakenHere + count.TakenElsewhere <= count.Looked) && looks.Length <= 3;
        });

    private ImmutableArray<Look> Look(ImmutableArray<Look> looks, string venue) => _counter.Looked(looks, venue, Channel.Web, nothingFree: false);
}
