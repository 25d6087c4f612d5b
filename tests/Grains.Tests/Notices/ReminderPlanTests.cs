using Microsoft.Extensions.Time.Testing;
using OrleansBooking.Contracts.City;
using OrleansBooking.Fixtures;

namespace OrleansBooking.Grains.Tests.Notices;

public sealed class ReminderPlanTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 12, 3);
    private static readonly DateOnly Eve = Day.AddDays(-1);
    private static readonly TimeOnly Hour = new(10, 30);

    private readonly FakeTimeProvider _time = new(Sample.Now);
    private NoticeScene _scene = null!;

    public async Task InitializeAsync() => _scene = await NoticeScene.Open(postgres, _time);

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task A_reminder_is_written_once_on_the_day_before_from_the_hour_on()
    {
        await _scene.Book(Day, Hour);
        await _scene.Pass();

        var counts = new List<int>();
        foreach (var (date, time) in new (DateOnly, TimeOnly)[] { (Eve.AddDays(-1), new(15, 0)), (Eve, new(9, 59)), (Eve, new(10, 0)), (Eve, new(10, 5)), (Day, new(10, 0)) })
        {
            _time.SetUtcNow(CityClock.ToInstant(date, time));
            counts.Add(await _scene.Remind());
        }

        Assert.Equal([0, 0, 1, 0, 0], counts);
    }

    [Fact]
    public async Task Tomorrow_and_the_hour_are_those_of_the_city()
    {
        await _scene.Book(Day, Hour);
        await _scene.Book(Day.AddDays(1), Hour);
        // Half past midnight of the 3rd in the city, half past three in the afternoon of the 2nd in UTC.
        _time.SetUtcNow(new DateTimeOffset(2026, 12, 2, 15, 30, 0, TimeSpan.Zero));

        var written = await _scene.Remind();

        Assert.Equal(0, written);
    }

    [Fact]
    public async Task The_cancelled_those_without_address_and_who_booked_after_the_hour_are_not_reminded()
    {
        await _scene.Cancel(await _scene.Book(Day, Hour));
        await _scene.Book(Day, Hour, email: null);
        _time.SetUtcNow(CityClock.ToInstant(Eve, new(10, 0)));
        await _scene.Book(Day, Hour);
        _time.Advance(TimeSpan.FromMinutes(10));

        var written = await _scene.Remind();

        Assert.Equal(0, written);
    }

    [Fact]
    public async Task Who_moved_after_the_reminder_is_not_reminded_twice()
    {
        var number = await _scene.Book(Day, Hour);
        _time.SetUtcNow(CityClock.ToInstant(Eve, new(10, 0)));
        await _scene.Remind();
        await _scene.Pass();
        _time.Advance(TimeSpan.FromMinutes(10));
        await _scene.Move(number, Day, new(15, 0));

        var written = await _scene.Remind();

        Assert.Equal(0, written);
    }

    [Fact]
    public async Task Silos_that_remind_at_once_write_each_reminder_once()
    {
        for (var i = 0; i < 250; i++) await _scene.Book(Day, Hour);
        _time.SetUtcNow(CityClock.ToInstant(Eve, new(10, 0)));

        var written = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(_scene.Remind)));

        Assert.Equal(250, written.Sum());
    }

    [Theory]
    [InlineData("moved")]
    [InlineData("cancelled")]
    [InlineData("arrived")]
    [InlineData("late")]
    public async Task A_reminder_of_what_is_no_more_is_not_sent(string meanwhile)
    {
        var number = await _scene.Book(Day, Hour);
        await _scene.Pass();
        _time.SetUtcNow(CityClock.ToInstant(Eve, new(10, 0)));
        await _scene.Remind();
        switch (meanwhile)
        {
            case "moved": await _scene.Move(number, new(2026, 12, 27), new(9, 0)); break;
            case "cancelled": await _scene.Cancel(number); break;
            case "arrived": await _scene.Execute($"update booking.reservation set status = 'arrived' where number = {number}"); break;
            case "late": _time.SetUtcNow(CityClock.ToInstant(Day, Hour)); break;
        }

        await _scene.Pass();

        Assert.Contains("reminder 1 superseded 0", await _scene.Notices());
        Assert.DoesNotContain(_scene.Sink.Accepted, mail => mail.Message.Subject!.Contains("近づきました", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reminder_arrives_with_the_facts()
    {
        await _scene.Book(Day, Hour);
        await _scene.Pass();
        _time.SetUtcNow(CityClock.ToInstant(Eve, new(10, 0)));
        await _scene.Remind();

        await _scene.Pass();

        var mail = _scene.Sink.Accepted.Last().Message;
        Assert.Equal("【みどり野市】予約の日が近づきました 12月3日（木）午前10時30分 中央店交付会場", mail.Subject);
    }
}
