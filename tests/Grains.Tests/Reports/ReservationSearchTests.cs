using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Reports;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Reports;
using OrleansBooking.Grains.Tests.Applicants;

namespace OrleansBooking.Grains.Tests.Reports;

public sealed class ReservationSearchTests(CityFixture city) : IClassFixture<CityFixture>, IAsyncLifetime
{
    private static readonly Contact Taro = new("鈴木 太郎", "スズキ タロウ", "0466225678", null, null, null);
    private static readonly Contact Jiro = new("鈴木 次郎", "スズキ ジロウ", "09011112222", "jiro@example.jp", null, null);
    private static readonly Contact Smith = new("SMITH JOHN", "SMITH JOHN", "08055556666", null, null, null);
    private static readonly ReservationQuery All = new(null, null, null, null, null, null);

    private ReportGrain Grain => new(city.StaffTickets, new ReservationSearch(city.Database, city.Sealer, city.Hashes));

    public async Task InitializeAsync()
    {
        if (await city.Postgres.Scalar<long>("select count(*) from booking.reservation") > 0) return;
        await city.Book(await city.ImportId("SHIMIN0001"), Taro, "2026-12-10", "10:00");
        await city.Book(await city.IssueId(), Jiro, "2026-12-10", "09:30");
        await city.Book(id: null, Smith, "2026-12-09", "16:00", "main-hall");
        await city.Book(await city.IssueId(), Contact.None, "2026-12-10", "10:00", "main-hall", CityFixture.Pickup);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("スズキ", "鈴木 太郎", "鈴木 次郎")]
    [InlineData("すずき", "鈴木 太郎", "鈴木 次郎")]
    [InlineData("ｽｽﾞｷ", "鈴木 太郎", "鈴木 次郎")]
    [InlineData("スズキ　タロウ", "鈴木 太郎")]
    [InlineData("すずきたろう", "鈴木 太郎")]
    [InlineData("ｽｽﾞｷ ﾀﾛｳ", "鈴木 太郎")]
    [InlineData("0466-22-5678", "鈴木 太郎")]
    [InlineData("０４６６２２５６７８", "鈴木 太郎")]
    [InlineData("+81 466 22 5678", "鈴木 太郎")]
    [InlineData("5678", "鈴木 太郎")]
    [InlineData("５６７８", "鈴木 太郎")]
    [InlineData("shimin-0001", "鈴木 太郎")]
    [InlineData("ＳＨＩＭＩＮ　０００１", "鈴木 太郎")]
    [InlineData("smith", "SMITH JOHN")]
    [InlineData("タロウ")]
    [InlineData("鈴木")]
    [InlineData("?")]
    public async Task A_text_finds_in_any_width(string text, params string[] names)
    {
        var page = await Grain.Search(city.StaffTicket, All with { Text = text }, null, 50);

        Assert.Equal(names.Order(), page!.Items.Select(row => row.Contact.Name!).Order());
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task A_number_finds_its_reservation_in_any_width()
    {
        var number = (await Numbers(All))[0];
        var wide = ReservationNumberField.InFours(number).Replace(' ', '　');

        var page = await Grain.Search(city.StaffTicket, All with { Text = wide }, null, 50);

        Assert.Equal(number, Assert.Single(page!.Items).Reservation.Number);
    }

    [Fact]
    public async Task Pages_of_the_latest_first_are_the_same_rows_the_other_way_round()
    {
        var latest = All with { Descending = true };
        var forwards = (await Grain.Search(city.StaffTicket, All, null, 200))!.Items.Select(row => row.Reservation.Number);
        var backwards = new List<long>();
        string? next = null;
        do
        {
            var page = (await Grain.Search(city.StaffTicket, latest, next, 1))!;
            backwards.AddRange(page.Items.Select(row => row.Reservation.Number));
            next = page.Next;
        }
        while (next is not null);

        Assert.Equal(forwards.Reverse(), backwards);
    }

    [Fact]
    public async Task Rows_come_in_order_of_date_time_venue_and_number()
    {
        var page = await Grain.Search(city.StaffTicket, All, null, 200);

        Assert.Equal(
            [("2026-12-09", "main-hall"), ("2026-12-10", "city-centre"), ("2026-12-10", "city-centre"), ("2026-12-10", "main-hall")],
            page!.Items.Select(row => ($"{row.Reservation.Slot.Date:yyyy-MM-dd}", row.Reservation.Slot.Venue)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Pages_follow_one_another_without_gap_or_repeat(int limit)
    {
        var (numbers, cursor) = (new List<long>(), (string?)null);

        do
        {
            var page = await Grain.Search(city.StaffTicket, All, cursor, limit);
            Assert.InRange(page!.Items.Length, 1, limit);
            numbers.AddRange(page.Items.Select(row => row.Reservation.Number));
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(await Numbers(All), numbers);
    }

    [Fact]
    public async Task Filters_narrow_the_list()
    {
        Assert.Equal(2, (await Numbers(All with { Venue = "main-hall" })).Count);
        Assert.Single(await Numbers(All with { Procedure = CityFixture.Pickup }));
        Assert.Equal(3, (await Numbers(All with { From = new DateOnly(2026, 12, 10) })).Count);
        Assert.Single(await Numbers(All with { To = new DateOnly(2026, 12, 9) }));
        Assert.Empty(await Numbers(All with { Status = ReservationStatus.Cancelled }));
        Assert.Equal(4, (await Numbers(All with { Status = ReservationStatus.Booked })).Count);
    }

    [Fact]
    public async Task A_row_carries_the_contact_and_the_reservation_ID()
    {
        var page = await Grain.Search(city.StaffTicket, All with { Text = "SHIMIN0001" }, null, 50);

        var row = Assert.Single(page!.Items);
        Assert.Equal((Taro, "SHIMIN0001"), (row.Contact, row.ReservationId));
    }

    [Fact]
    public async Task Without_a_staff_ticket_there_is_no_list()
    {
        var citizen = await city.TicketOf($"{(await Numbers(All))[0]}");
        var forged = new StaffTicketSigner(KeyRing.Random().StaffTicket, city.Time).Sign("operator1", StaffRoles.Operator);

        foreach (var ticket in (string[])[citizen, forged, ""])
        {
            Assert.Null(await Grain.Search(ticket, All, null, 50));
            Assert.Throws<UnauthorizedAccessException>(() => Grain.Rows(ticket, All));
        }
    }

    [Fact]
    public async Task A_damaged_cursor_ends_the_list()
    {
        var page = await Grain.Search(city.StaffTicket, All, "not a cursor", 50);

        Assert.Empty(page!.Items);
        Assert.Null(page.Next);
    }

    private async Task<List<long>> Numbers(ReservationQuery query)
    {
        var numbers = new List<long>();
        await foreach (var row in Grain.Rows(city.StaffTicket, query)) numbers.Add(row.Reservation.Number);
        return numbers;
    }
}
