using System.Globalization;
using System.Net;
using System.Text.Json;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Api.Tests.Reservations;

namespace OrleansBooking.Api.Tests.Calls;

/// <summary>Seats that are kept for a caller, families, and offers (T1).</summary>
[Collection(CallCentreCollection.Name)]
public sealed class HoldTests(CityHost host) : CallCentreScene(host)
{
    [Fact]
    public async Task A_hold_of_another_procedure_is_not_used_up_by_a_booking()
    {
        var slot = Host.Slot();
        var hold = await (await Hold(await Called(), slot)).Json();
        var (id, birthday) = Host.Applicant();

        var refused = await Bookings.Post(
            Host.Operator, ("date", slot.Date), ("time", slot.Time), ("procedure", "certificate-renewal"), ("reservationId", id), ("birthday", birthday),
            ("holdId", Text(hold, "id")));

        Assert.Equal(["holdId"], (await refused.Problem(422, "validation")).Fields());
        Assert.Equal(HttpStatusCode.OK, (await Host.Operator.GetAsync($"/api/v1/holds/{Text(hold, "id")}")).StatusCode);
    }

    [Fact]
    public async Task A_held_seat_counts_as_taken_and_is_extended_taken_over_and_given_back()
    {
        var slot = Host.Slot();
        await Free(slot, 4);
        var hold = await (await Hold(await Called(), slot)).Json();
        var path = $"/api/v1/holds/{Text(hold, "id")}";

        await Free(slot, 3);
        var extended = await (await Post(path + "/extend", null)).Json();
        var again = await (await Post(path + "/extend", null)).Json();
        using var manager = await Host.As("manager");
        var taken = await (await manager.PostAsync(path + "/take-over", null)).Json();
        var released = await Host.Operator.DeleteAsync(path);

        Assert.True(extended.GetProperty("until").GetDateTimeOffset() > hold.GetProperty("until").GetDateTimeOffset());
        Assert.Equal(Text(extended, "until"), Text(again, "until"));
        Assert.False(again.GetProperty("extendable").GetBoolean());
        Assert.NotEqual(Text(hold, "takenBy"), Text(taken, "takenBy"));
        Assert.Equal(HttpStatusCode.NoContent, released.StatusCode);
        await Free(slot, 4);
        await (await Post(path + "/extend", null)).Problem(404, "not-found");
    }

    [Fact]
    public async Task The_same_key_takes_one_hold_and_another_time_under_it_is_a_mismatch()
    {
        var (slot, other) = (Host.Slot(), Host.Slot());
        var call = await Called();
        var key = Guid.NewGuid().ToString();

        var first = await Hold(call, slot, key);
        var again = await Hold(call, slot, key);
        var mismatch = await Hold(call, other, key);

        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        await mismatch.Problem(422, "idempotency-mismatch");
        Assert.Equal(["callId"], (await (await Hold(Guid.NewGuid().ToString(), other)).Problem(422, "validation")).Fields());
    }

    [Fact]
    public async Task A_full_time_is_refused_with_times_that_are_free()
    {
        var slot = Host.Slot();
        for (var seat = 0; seat < 4; seat++) await Hold(await Called(), slot);

        var refused = await Hold(await Called(), slot);

        Assert.NotEmpty((await refused.Problem(409, "slot-full")).GetProperty("alternatives").EnumerateArray());
    }

    [Fact]
    public async Task A_family_is_booked_whole_or_not_at_all_and_who_stands_in_the_way_is_named()
    {
        var slot = Host.Slot();
        var people = Enumerable.Range(0, 3).Select(_ => Host.Applicant()).Select(one => new { reservationId = one.Id, birthday = one.Birthday }).ToArray();
        var stranger = new { reservationId = people[2].reservationId, birthday = people[2].birthday == "0101" ? "0102" : "0101" };
        var key = Guid.NewGuid().ToString();

        var refused = await Family(slot, [people[0], people[1], stranger]);
        var malformed = await Family(slot, [people[0], new { reservationId = people[1].reservationId, birthday = "1399" }]);
        await Free(slot, 4);
        var booked = await Family(slot, people, key);
        var again = await Family(slot, people, key);

        Assert.Equal(["people[2]"], (await refused.Problem(422, "unknown-applicant")).Fields());
        Assert.Equal(["people[1].birthday"], (await malformed.Problem(422, "validation")).Fields());
        Assert.Equal(HttpStatusCode.Created, booked.StatusCode);
        Assert.Equal(3, (await booked.Json()).GetProperty("numbers").EnumerateArray().Select(number => number.GetString()).Distinct().Count());
        Assert.Equal(await booked.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        await Free(slot, 1);
    }

    [Fact]
    public async Task Offers_come_from_all_venues_nearest_first_and_by_the_callers_wish()
    {
        var offers = (await (await Host.Operator.GetAsync("/api/v1/offers?procedure=card-pickup&count=50")).Json()).EnumerateArray().Select(When).ToArray();
        var saturday = (await (await Host.Operator.GetAsync("/api/v1/offers?procedure=card-pickup&weekdays=sat&part=am&count=20")).Json()).EnumerateArray().ToArray();

        Assert.Equal(offers.Order(StringComparer.Ordinal), offers);
        Assert.NotEmpty(saturday);
        Assert.All(saturday, offer => Assert.Equal(DayOfWeek.Saturday, DateOnly.Parse(Text(offer, "date")!, CultureInfo.InvariantCulture).DayOfWeek));
        Assert.All(saturday, offer => Assert.True(string.CompareOrdinal(Text(offer, "time"), "12:00") < 0));
        Assert.Contains(saturday, offer => Text(offer, "venueId") == "main-hall");
        await (await Host.Operator.GetAsync("/api/v1/offers?procedure=card-pickup&weekdays=someday")).Problem(422, "validation");

        static string When(JsonElement offer) => $"{Text(offer, "date")} {Text(offer, "time")}";
    }
}
