using System.Net;
using System.Net.Http.Json;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Api.Tests.Reservations;

namespace OrleansBooking.Api.Tests.Calls;

/// <summary>Calls on record against the whole product (T1, T8).</summary>
[Collection(CallCentreCollection.Name)]
public sealed class CallTests(CityHost host) : CallCentreScene(host)
{
    [Fact]
    public async Task A_call_keeps_a_seat_books_with_it_and_is_closed_with_its_result()
    {
        var slot = Host.Slot();
        var call = await Called();
        var held = await Hold(call, slot);
        var hold = await held.Json();
        var (id, birthday) = Host.Applicant();

        var booked = await Bookings.Post(Host.Operator, ("date", slot.Date), ("time", slot.Time), ("reservationId", id), ("birthday", birthday), ("holdId", Text(hold, "id")));
        var gone = await Host.Operator.GetAsync($"/api/v1/holds/{Text(hold, "id")}");
        var without = await Post($"/api/v1/calls/{call}/close", new { note = "x" });
        var closed = await Post($"/api/v1/calls/{call}/close", new { wrapUp = "booking", reservations = new[] { Text(await booked.Json(), "number") } });

        Assert.Equal(HttpStatusCode.Created, held.StatusCode);
        Assert.True(hold.GetProperty("until").GetDateTimeOffset() > TimeProvider.System.GetUtcNow().AddMinutes(9));
        Assert.Equal(HttpStatusCode.Created, booked.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal(["wrapUp"], (await without.Problem(422, "validation")).Fields());
        Assert.Equal((HttpStatusCode.OK, "booking"), (closed.StatusCode, Text(await closed.Json(), "wrapUp")));
    }

    [Fact]
    public async Task All_that_comes_of_a_call_is_on_its_record_at_once_and_found_by_day_and_by_reservation()
    {
        var call = await Called();
        var slot = Host.Slot();
        var family = Enumerable.Range(0, 2).Select(_ => Host.Applicant()).Select(one => new { reservationId = one.Id, birthday = one.Birthday }).ToArray();
        var numbers = (await (await Family(slot, family, callId: call)).Json()).GetProperty("numbers").EnumerateArray().Select(one => one.GetString()!).ToArray();
        var other = Text(await (await Booked(Host.Slot())).Json(), "number")!;
        var next = Host.Slot();
        await Post($"/api/v1/reservations/{other}/move", new { venueId = "city-centre", date = next.Date, time = next.Time, callId = call });
        await Post($"/api/v1/reservations/{numbers[1]}/cancel", new { reason = "都合がつかない", callId = call });
        var unknown = await Post($"/api/v1/reservations/{numbers[0]}/cancel", new { callId = Guid.NewGuid() });

        var record = await (await Host.Operator.GetAsync($"/api/v1/calls/{call}")).Json();
        var started = record.GetProperty("startedAt").GetDateTimeOffset().ToOffset(TimeSpan.FromHours(9));
        var ofDay = await (await Host.Operator.GetAsync($"/api/v1/calls?date={started:yyyy-MM-dd}")).Json();
        var ofReservation = await (await Host.Operator.GetAsync($"/api/v1/calls?reservation={other}")).Json();
        var before = await (await Host.Operator.GetAsync("/api/v1/calls?date=2020-01-01")).Json();
        var closed = await Post($"/api/v1/calls/{call}/close", new { wrapUp = "booking", reservations = new[] { numbers[0] } });
        var again = await Post($"/api/v1/calls/{call}/close", new { wrapUp = "booking", reservations = new[] { numbers[0] } });

        Assert.Equal(["callId"], (await unknown.Problem(422, "validation")).Fields());
        Assert.Equal(numbers.Append(other).Order(StringComparer.Ordinal), record.GetProperty("reservations").EnumerateArray().Select(one => one.GetString()!));
        Assert.Contains(ofDay.EnumerateArray(), one => Text(one, "id") == call);
        Assert.Equal(call, Text(Assert.Single(ofReservation.EnumerateArray()), "id"));
        Assert.Empty(before.EnumerateArray());
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (closed.StatusCode, again.StatusCode));
        Assert.Equal(3, (await again.Json()).GetProperty("reservations").GetArrayLength());
    }

    [Fact]
    public async Task A_call_is_taken_over_with_its_seat_and_the_other_operator_hears_who_has_it()
    {
        var call = await Called();
        await Hold(call, Host.Slot());
        using var manager = await Host.As("manager");

        var taken = await (await manager.PostAsync($"/api/v1/calls/{call}/take-over", null)).Json();
        var hold = await (await manager.GetAsync($"/api/v1/calls/{call}/hold")).Json();
        var late = await Host.Operator.PutAsJsonAsync($"/api/v1/calls/{call}/note", new { note = "古い画面のメモ" });

        Assert.Equal(Text(taken, "operator"), Text(hold, "takenBy"));
        Assert.Equal(Text(taken, "operator"), Text(await late.Problem(409, "taken-over"), "operator"));
    }

    [Fact]
    public async Task A_seat_of_a_caller_who_was_cut_off_is_listed_and_taken_into_the_next_call()
    {
        var cut = await Called();
        var slot = Host.Slot();
        var hold = Text(await (await Hold(cut, slot)).Json(), "id");
        await Post($"/api/v1/calls/{cut}/close", new { wrapUp = "dropped" });
        var call = await Called();

        var waiting = await (await Host.Operator.GetAsync("/api/v1/holds")).Json();
        var taken = await Post($"/api/v1/holds/{hold}/take-over", new { callId = call });
        var (id, birthday) = Host.Applicant();
        var booked = await Bookings.Post(Host.Operator, ("date", slot.Date), ("time", slot.Time), ("reservationId", id), ("birthday", birthday), ("holdId", hold));

        Assert.Contains(waiting.EnumerateArray(), one => Text(one, "id") == hold);
        Assert.Equal(call, Text(await taken.Json(), "callId"));
        Assert.Equal(HttpStatusCode.Created, booked.StatusCode);
        var record = await (await Host.Operator.GetAsync($"/api/v1/calls/{call}")).Json();
        Assert.Equal(Text(await booked.Json(), "number"), Assert.Single(record.GetProperty("reservations").EnumerateArray()).GetString());
    }
}
