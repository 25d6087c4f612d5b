using System.Globalization;
using System.Text.Json;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff.Week;

/// <summary>The week's plan, the people who book by telephone meanwhile, and the ledger to compare with.</summary>
internal sealed class City(Site site)
{
    public const string VenueId = "east-hall";
    public const string VenueName = "東口交付会場";

    private static readonly string[] Names =
    [
        "山田 花子|やまだ はなこ", "佐藤 次郎|さとう じろう", "鈴木 美咲|すずき みさき", "高橋 健|たかはし けん", "田中 さくら|たなか さくら", "伊藤 一郎|いとう いちろう",
        "渡辺 陽子|わたなべ ようこ", "中村 大輔|なかむら だいすけ", "小林 葵|こばやし あおい", "加藤 誠|かとう まこと",
    ];

    private int _people;

    public DateOnly Today { get; } = TimeProvider.System.CityToday();

    /// <summary>The holiday session: the next Sunday that is two days ahead, or a Saturday, so that today is one of the other days.</summary>
    public DateOnly Session => Enumerable.Range(2, 7).Select(Today.AddDays).First(day => day.DayOfWeek == (Today.DayOfWeek == DayOfWeek.Sunday ? DayOfWeek.Saturday : DayOfWeek.Sunday));

    /// <summary>The other days of the week, today among them.</summary>
    public string OtherDays => Today.DayOfWeek == DayOfWeek.Sunday ? "日〜金" : "月〜土";

    /// <summary>Nobody is late yet: the day has just begun.</summary>
    public static bool IsTooEarlyForNoShows => CityClock.ToCity(TimeProvider.System.GetUtcNow()).TimeOfDay < TimeSpan.FromMinutes(20);

    /// <summary>12/6, as people type it.</summary>
    public static string Typed(DateOnly date) => $"{date.Month}/{date.Day}";

    /// <summary>Somebody with a letter.</summary>
    public (Applicant Applicant, string Name, string Kana) NextPerson()
    {
        var name = Names[_people++ % Names.Length].Split('|');
        return (site.NextApplicant(), name[0], name[1]);
    }

    /// <summary>Somebody books by telephone.</summary>
    /// <returns>The reservation's number.</returns>
    public async Task<string> Books(DateOnly date, string time) => await Send(StaffRoles.Operator, date, time, isLate: false);

    /// <summary>Somebody came without a booking and gets one for a time of today, which may have begun.</summary>
    public async Task<string> BooksToday(string time) => await Send(StaffRoles.Staff, Today, time, isLate: true);

    /// <summary>A time of today at which everybody is late already, at any hour of the day.</summary>
    public Task OpensMidnight() => site.Database.Execute(
        $$"""
        insert into booking.slot (venue, date, time, minutes, capacity, procedures, closes_at, opens_at, plan_revision)
        values ('{{VenueId}}', '{{Today:yyyy-MM-dd}}', '00:00', 30, 4, '{card-pickup,certificate-renewal}', array[now() - interval '1 day', now() - interval '1 day'], now() - interval '9 days', 1)
        """);

    public Task<string?> Status(string number) => site.Database.Scalar<string>($"select status from booking.reservation where number = {number}");

    /// <summary>How many events of a kind the city's month has so far.</summary>
    public Task<long> Happened(string kind, string? channel = null) => site.Database.Scalar<long>(
        $"""
        select count(*) from booking.reservation_event where kind = '{kind}' {(channel is null ? "" : $"and channel = '{channel}'")}
        and to_char(at at time zone 'Asia/Tokyo', 'YYYY-MM') = to_char(now() at time zone 'Asia/Tokyo', 'YYYY-MM')
        """);

    /// <summary>Bookings and seats of the venue in the month of today.</summary>
    public async Task<(long Booked, long Seats)> Month() => (await OfMonth("booked"), await OfMonth("capacity"));

    /// <summary>How many people of today are in a state.</summary>
    public Task<long> Todays(params string[] states) => site.Database.Scalar<long>(
        $"""
        select count(*) from booking.reservation r join booking.slot s on s.id = r.slot
        where s.venue = '{VenueId}' and s.date = '{Today:yyyy-MM-dd}' and r.status in ({string.Join(',', states.Select(state => $"'{state}'"))})
        """);

    private Task<long> OfMonth(string column) => site.Database.Scalar<long>(
        $"select sum({column}) from booking.slot where venue = '{VenueId}' and to_char(date, 'YYYY-MM') = '{Today.ToString("yyyy-MM", CultureInfo.InvariantCulture)}'");

    private async Task<string> Send(string role, DateOnly date, string time, bool isLate)
    {
        var (applicant, name, kana) = NextPerson();
        var body = JsonSerializer.Serialize(new
        {
            venueId = VenueId, date = $"{date:yyyy-MM-dd}", time, procedure = "card-pickup", reservationId = applicant.ReservationId, birthday = applicant.Birthday,
            name, kana, phone = "09012345678", @override = isLate, reason = isLate ? "窓口で受け付けた" : null,
        });
        var (status, text) = await (await StaffClient.SignIn(site, role)).Send("POST", "reservations", body);
        Assert.True(status == 201, text);
        return JsonDocument.Parse(text).RootElement.GetProperty("number").GetString()!;
    }
}
