using System.Net;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Api.Tests.Reservations;

namespace OrleansBooking.Api.Tests.Venues;

/// <summary>Procedures, made and changed by the city (C1).</summary>
[Collection(CityCollection.Name)]
public sealed class ProcedureTests(CityHost host) : ScheduleScene(host)
{
    [Fact]
    public async Task A_new_procedure_at_a_new_venue_is_bookable_at_once()
    {
        var made = await Send(HttpMethod.Post, "/procedures", """{"id":"pin-reset","name":"暗証番号の再設定","minutes":15,"bring":["マイナンバーカード",{"name":"本人確認書類","detail":"1つ"}]}""");
        var venue = await Venue("pin-reset");
        var session = await Send(HttpMethod.Post, $"/venues/{venue}/sessions", Session(Day(10), "09:00", "10:00", 15, 2));

        var booked = await Bookings.Post(
            Host.Operator, ("venueId", venue), ("date", Day(10)), ("time", "09:15"), ("procedure", "pin-reset"), ("reservationId", null), ("birthday", "0412"),
            ("name", "佐藤 花子"), ("kana", "サトウ ハナコ"), ("phone", "09011112222"));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.Created), (made.StatusCode, session.StatusCode, booked.StatusCode));
        var availability = await (await Host.Operator.GetAsync($"/api/v1/venues/{venue}/availability?procedure=pin-reset&month={Day(10)[..7]}")).Json();
        var slots = availability.GetProperty("days").EnumerateArray().Single(day => day.GetProperty("date").GetString() == Day(10)).GetProperty("slots");
        Assert.Equal(["09:00", "09:15", "09:30", "09:45"], slots.EnumerateArray().Select(slot => slot.GetProperty("time").GetString()));
        var lists = await (await Host.Operator.GetAsync("/api/v1/procedures")).Json();
        var bring = lists.EnumerateArray().Single(one => one.GetProperty("id").GetString() == "pin-reset").GetProperty("bring")[0];
        Assert.Equal(("self", "マイナンバーカード", "1つ"), (bring.GetProperty("situation").GetString(), bring.GetProperty("items")[0].GetProperty("name").GetString(), bring.GetProperty("items")[1].GetProperty("detail").GetString()));
    }

    [Fact]
    public async Task An_id_that_is_taken_and_a_procedure_that_nobody_knows_are_named()
    {
        Assert.Equal(["id"], (await (await Send(HttpMethod.Post, "/venues", """{"id":"main-hall","name":"会場","address":"住所","procedures":["card-pickup"]}""")).Problem(422, "validation")).Fields());
        Assert.Equal(["id"], (await (await Send(HttpMethod.Post, "/procedures", """{"id":"card-pickup","name":"受け取り","bring":["カード"]}""")).Problem(422, "validation")).Fields());
        Assert.Equal(["procedures"], (await (await Send(HttpMethod.Post, "/venues", """{"id":"hall-x","name":"会場","address":"住所","procedures":["passport"]}""")).Problem(422, "validation")).Fields());
        await (await Send(HttpMethod.Post, "/venues/nowhere/sessions", Session(Day(5), "09:00", "10:00", 30, 2))).Problem(404, "not-found");
        Assert.Equal(["date", "time"], (await (await Send(HttpMethod.Put, $"/venues/main-hall/slots/{Day(5)}/03:07", """{"capacity":1,"reason":"x"}""")).Problem(422, "validation")).Fields());
    }

    [Fact]
    public async Task A_procedure_is_changed_by_who_saw_it_and_keeps_what_was_left_out()
    {
        var seen = (await Staff.GetAsync("/api/v1/procedures/certificate-renewal")).Headers.ETag!.Tag;

        var changed = await Send(HttpMethod.Put, "/procedures/certificate-renewal", """{"summary":"期限が近い方","reason":"わかりやすく"}""", tag: seen);
        var stale = await Send(HttpMethod.Put, "/procedures/certificate-renewal", """{"summary":"別の文"}""", tag: seen);
        var now = await (await Viewer.GetAsync("/api/v1/procedures/certificate-renewal")).Json();

        var last = (await (await Viewer.GetAsync("/api/v1/procedures/certificate-renewal/changes")).Json())[0];
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        await stale.Problem(412, "stale-version");
        Assert.Equal(("demo-staff", "わかりやすく", "期限が近い方"), (last.GetProperty("author").GetString(), last.GetProperty("reason").GetString(), last.GetProperty("procedure").GetProperty("summary").GetString()));
        Assert.Equal(("期限が近い方", 3, 3), (now.GetProperty("summary").GetString(), now.GetProperty("monthsBeforeExpiry").GetInt32(), now.GetProperty("bring").GetArrayLength()));
    }

    [Fact]
    public async Task Changing_a_procedure_is_previewed_and_an_earlier_revision_restored()
    {
        var venue = await Venue("pin-change", make: true);
        await Send(HttpMethod.Post, $"/venues/{venue}/sessions", Session(Day(20), "09:00", "11:00", 30, 3));

        var would = await (await Send(HttpMethod.Put, "/procedures/pin-change?preview=true", """{"minutes":45,"once":true}""")).Json();
        var wrong = await Send(HttpMethod.Put, "/procedures/pin-change?preview=true", """{"minutes":3}""");
        var untouched = await (await Viewer.GetAsync("/api/v1/procedures/pin-change")).Json();
        await Send(HttpMethod.Put, "/procedures/pin-change", """{"minutes":45,"once":true}""");
        var back = await Send(HttpMethod.Post, "/procedures/pin-change/restore?preview=true", """{"revision":1}""");
        var restored = await Send(HttpMethod.Post, "/procedures/pin-change/restore", """{"revision":1,"reason":"まちがい"}""", tag: "\"2\"");
        var unknown = await Send(HttpMethod.Post, "/procedures/pin-change/restore", """{"revision":9}""");
        var again = await Send(HttpMethod.Post, "/procedures/pin-change/restore", """{"revision":1}""", tag: "\"2\"");

        Assert.Equal(["shorter-than-procedure", "uses-right-up"], Codes(would));
        Assert.Equal(["minutes"], (await wrong.Problem(422, "validation")).Fields());
        Assert.Equal((30, 1), (untouched.GetProperty("minutes").GetInt32(), untouched.GetProperty("revision").GetInt32()));
        Assert.Equal(["leaves-right"], Codes(await back.Json()));
        var sheet = await restored.Json();
        Assert.Equal((30, false, 3), (sheet.GetProperty("minutes").GetInt32(), sheet.GetProperty("once").GetBoolean(), sheet.GetProperty("revision").GetInt32()));
        Assert.Equal(["revision"], (await unknown.Problem(422, "validation")).Fields());
        // Restored already: the same once more is the same.
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        var history = (await (await Viewer.GetAsync("/api/v1/procedures/pin-change/changes")).Json()).EnumerateArray().Select(change => change.GetProperty("revision").GetInt32());
        Assert.Equal([3, 2, 1], history);
    }
}
