using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Contracts.Tickets;

namespace OrleansBooking.Api.Tests.Reservations;

[Collection(ApiCollection.Name)]
public sealed class BookTests(ApiHost host)
{
    [Fact]
    public async Task A_booking_is_answered_as_the_contract_says()
    {
        var answer = await Bookings.Post(await Operator());

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("/api/v1/reservations/123456789012", answer.Headers.Location?.ToString());
        Assert.Equal("\"1\"", answer.Headers.ETag?.ToString());
        Assert.Equal(
            """{"number":"123456789012","venueId":"city-centre","date":"2026-12-07","time":"09:30","minutes":30,"procedure":"card-pickup","status":"booked","channel":"telephone","version":1}""",
            await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(StaffRoles.Operator)]
    [InlineData(StaffRoles.Administrator)]
    public async Task The_command_carries_the_callers_own_ticket(string role)
    {
        host.Fresh();
        await Bookings.Post(await host.As(role));

        var account = host.App.Services.GetRequiredService<StaffTicketSigner>().Verify(host.Grains.Slots.LastBooking.Ticket);

        Assert.Equal((role, role, StaffRoles.ChannelOf(role)), (account!.UserName, account.Role, account.Channel));
    }

    [Fact]
    public async Task The_idempotency_key_is_the_operation()
    {
        var key = Guid.NewGuid();

        await Bookings.Post(await Operator(), key.ToString());

        Assert.Equal(key, host.Grains.Slots.LastBooking.OperationId);
    }

    [Fact]
    public async Task Without_a_key_each_booking_is_an_operation_of_its_own()
    {
        using var client = await Operator();

        await Bookings.Post(client);
        await Bookings.Post(client);

        Assert.Equal(2, host.Grains.Slots.Asked.Select(asked => ((BookSeat)asked.Command).OperationId).Distinct().Count());
    }

    [Fact]
    public async Task A_key_that_is_no_uuid_is_refused()
    {
        var problem = await (await Bookings.Post(await Operator(), "twice")).Problem(422, "validation");

        Assert.Equal(["Idempotency-Key"], problem.Fields());
        Assert.Empty(host.Grains.Slots.Asked);
    }

    [Theory]
    [InlineData("0412", "0412")]
    [InlineData("０４１２", "0412")]
    [InlineData("0229", "0229")]
    [InlineData("4月12日", "0412")]
    public async Task A_birthday_is_read_in_any_width(string typed, string birthday)
    {
        var answer = await Bookings.Post(await Operator(), ("birthday", typed));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(birthday, host.Grains.Slots.LastBooking.Applicant!.Birthday);
    }

    [Fact]
    public async Task What_is_typed_is_normalised_before_the_engine_sees_it()
    {
        await Bookings.Post(
            await Operator(), ("reservationId", "１２３４ 5678-9012 3456"), ("kana", "やまだ　はなこ"), ("phone", "０９０－１２３４－５６７８"), ("note", "車いす\n二人"));

        var booking = host.Grains.Slots.LastBooking;
        Assert.Equal("1234567890123456", booking.Applicant!.ReservationId);
        Assert.Equal(("ヤマダ ハナコ", "09012345678", "車いす\n二人"), (booking.Contact.Kana, booking.Contact.Phone, booking.Contact.Note));
    }

    [Theory]
    [InlineData("birthday", "0230")]
    [InlineData("birthday", "13")]
    [InlineData("birthday", null)]
    [InlineData("venueId", null)]
    [InlineData("venueId", "City Centre")]
    [InlineData("venueId", "a/b")]
    [InlineData("date", null)]
    [InlineData("date", "2026-02-30")]
    [InlineData("date", "06.12.2026")]
    [InlineData("time", "9:30")]
    [InlineData("time", "24:00")]
    [InlineData("procedure", null)]
    [InlineData("procedure", "card pickup")]
    [InlineData("reservationId", "12-34!")]
    [InlineData("reservationId", "123")]
    [InlineData("reservationId", null)]
    [InlineData("holdId", "1")]
    [InlineData("name", "山田\u0000")]
    [InlineData("name", "山田\r\nBcc: x@example.jp")]
    [InlineData("name", "山田\u202E")]
    [InlineData("email", "a@example.jp\r\nBcc: x@example.jp")]
    [InlineData("email", "no address")]
    [InlineData("kana", "山田")]
    [InlineData("phone", "12345")]
    [InlineData("language", "日本語")]
    [InlineData("note", "\u0007")]
    public async Task A_malformed_field_is_named_and_the_engine_is_not_asked(string field, string? typed)
    {
        var answer = await Bookings.Post(await Operator(), (field, typed));

        var problem = await answer.Problem(422, "validation");
        Assert.Equal([field], problem.Fields());
        Assert.Empty(host.Grains.Slots.Asked);
        if (typed?.Length > 5) Assert.DoesNotContain(typed, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name", ContactFields.NameLimit)]
    [InlineData("note", ContactFields.NoteLimit)]
    public async Task A_text_may_be_as_long_as_its_limit_and_no_longer(string field, int limit)
    {
        using var client = await Operator();

        var fits = await Bookings.Post(client, (field, new string('あ', limit)));
        var over = await Bookings.Post(client, (field, new string('あ', limit + 1)));

        Assert.Equal(HttpStatusCode.Created, fits.StatusCode);
        Assert.Equal([field], (await over.Problem(422, "validation")).Fields());
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var answer = await Bookings.Post(await Operator(), ("birthday", "0230"), ("date", null), ("email", "x"));

        Assert.Equal(["birthday", "date", "email"], (await answer.Problem(422, "validation")).Fields());
    }

    [Fact]
    public async Task Without_an_id_a_renewal_needs_name_kana_and_phone()
    {
        using var client = await Operator();

        var bare = await Bookings.Post(client, ("procedure", "certificate-renewal"), ("reservationId", null));
        var full = await Bookings.Post(
            client, ("procedure", "certificate-renewal"), ("reservationId", " "), ("name", "山田 花子"), ("kana", "ヤマダ ハナコ"), ("phone", "09012345678"));

        Assert.Equal(["kana", "name", "phone"], (await bare.Problem(422, "validation")).Fields());
        Assert.Equal(HttpStatusCode.Created, full.StatusCode);
        Assert.Null(host.Grains.Slots.LastBooking.Applicant!.ReservationId);
    }

    [Fact]
    public async Task A_full_slot_comes_with_the_three_nearest_free_ones()
    {
        host.Fresh().Grains.Slots.Refuse(Refusal.Full);
        host.Grains.Calendar.Free = (_, _) => (date, time) => date == new DateOnly(2026, 12, 7) && time == new TimeOnly(9, 30) ? 0 : 1;

        var problem = await (await Bookings.Post(await host.As(StaffRoles.Operator), ("venueId", "full-1"))).Problem(409, "slot-full");

        Assert.Equal(
            ["full-1 2026-12-07 09:00", "full-1 2026-12-08 09:00", "full-1 2026-12-08 09:30"],
            problem.GetProperty("alternatives").EnumerateArray().Select(slot =>
                $"{slot.GetProperty("venueId").GetString()} {slot.GetProperty("date").GetString()} {slot.GetProperty("time").GetString()}"));
    }

    [Fact]
    public async Task Alternatives_reach_into_the_next_month_when_it_is_nearer()
    {
        host.Fresh().Grains.Slots.Refuse(Refusal.Full);
        host.Grains.Calendar.Free = (_, _) => (date, _) => date >= new DateOnly(2027, 1, 1) || date == new DateOnly(2026, 12, 1) ? 1 : 0;

        var answer = await Bookings.Post(await host.As(StaffRoles.Operator), ("venueId", "full-2"), ("date", "2026-12-30"));

        var first = (await answer.Problem(409, "slot-full")).GetProperty("alternatives")[0];
        Assert.Equal("2027-01-01", first.GetProperty("date").GetString());
    }

    [Fact]
    public async Task Thousands_who_hear_full_cost_one_look_at_each_month()
    {
        host.Fresh().Grains.Slots.Refuse(Refusal.Full);
        using var client = await host.As(StaffRoles.Operator);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Bookings.Post(client, ("venueId", "full-3"))));

        // At most one reading each 200 ms and month; fifty answers take less than a second.
        Assert.InRange(host.Grains.Calendar.Asked, 1, 10);
    }

    [Fact]
    public async Task A_booking_whose_silo_vanished_is_sent_again_with_its_operation_id_and_the_caller_hears_only_the_answer()
    {
        using var client = await Operator();
        var stored = host.Grains.Slots.Answer;
        var left = 1;
        host.Grains.Slots.Answer = (slot, command) => left-- > 0 ? throw new SiloUnavailableException() : stored(slot, command);

        var answer = await Bookings.Post(client);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var commands = host.Grains.Slots.Asked.Select(asked => asked.Command).ToList();
        Assert.Equal(2, commands.Count);
        Assert.Equal(commands[0], commands[1]);
    }

    [Fact]
    public async Task Full_stays_full_when_the_calendar_is_away()
    {
        host.Fresh().Grains.Slots.Refuse(Refusal.Full);
        host.Grains.Calendar.Fault = new TimeoutException();

        var problem = await (await Bookings.Post(await host.As(StaffRoles.Operator), ("venueId", "full-4"))).Problem(409, "slot-full");

        Assert.Equal(0, problem.GetProperty("alternatives").GetArrayLength());
    }

    private Task<HttpClient> Operator() => host.Fresh().As(StaffRoles.Operator);
}
