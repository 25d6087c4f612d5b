using System.Net;
using System.Net.Http.Json;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Api.Tests.Reservations;

namespace OrleansBooking.Api.Tests.Calls;

/// <summary>Seats for a whole family while its caller decides, over REST (T1).</summary>
public sealed class FamilyHoldTests(CityHost host) : IClassFixture<CityHost>
{
    [Fact]
    public async Task Seats_are_kept_for_all_and_their_number_can_change_at_the_same_time()
    {
        var slot = host.Slot();
        var hold = await (await Hold(1, slot)).Json();
        // Four in all.
        await Hold(1, slot);
        var path = $"/api/v1/holds/{hold.GetProperty("id").GetString()}";

        var more = await Resize(path, 3);
        var tooMany = await Resize(path, 4);
        var kept = await (await host.Operator.GetAsync(path)).Json();

        Assert.Equal((1, 3), (hold.GetProperty("seats").GetInt32(), (await more.Json()).GetProperty("seats").GetInt32()));
        Assert.NotEmpty((await tooMany.Problem(409, "slot-full")).GetProperty("alternatives").EnumerateArray());
        Assert.Equal((3, hold.GetProperty("until").GetDateTimeOffset()), (kept.GetProperty("seats").GetInt32(), kept.GetProperty("until").GetDateTimeOffset()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public async Task Nobody_and_more_than_eight_are_refused_at_the_field(int seats)
    {
        var hold = await (await Hold(1)).Json();

        Assert.Equal(["seats"], (await (await Hold(seats)).Problem(422, "validation")).Fields());
        Assert.Equal(["seats"], (await (await Resize($"/api/v1/holds/{hold.GetProperty("id").GetString()}", seats)).Problem(422, "validation")).Fields());
    }

    [Fact]
    public async Task Without_a_number_nothing_changes_and_a_hold_that_is_over_is_not_found()
    {
        var hold = await (await Hold(1)).Json();

        Assert.Equal(["seats"], (await (await Resize($"/api/v1/holds/{hold.GetProperty("id").GetString()}", null)).Problem(422, "validation")).Fields());
        Assert.Equal(HttpStatusCode.NotFound, (await Resize($"/api/v1/holds/{Guid.NewGuid()}", 2)).StatusCode);
    }

    [Fact]
    public async Task The_same_key_with_other_seats_is_a_mismatch()
    {
        var path = $"/api/v1/holds/{(await (await Hold(1)).Json()).GetProperty("id").GetString()}";
        var key = Guid.NewGuid();

        var first = await Resize(path, 2, key);
        var again = await Resize(path, 2, key);
        var other = await Resize(path, 3, key);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        await other.Problem(422, "idempotency-mismatch");
        Assert.Equal(2, (await (await host.Operator.GetAsync(path)).Json()).GetProperty("seats").GetInt32());
    }

    [Fact]
    public async Task A_hold_that_was_made_longer_is_used_up_by_the_move_that_it_was_for()
    {
        var (id, birthday) = host.Applicant();
        var (from, to) = (host.Slot(), host.Slot());
        var number = (await (await Bookings.Post(host.Operator, ("date", from.Date), ("time", from.Time), ("reservationId", id), ("birthday", birthday))).Json())
            .GetProperty("number").GetString();
        var hold = (await (await Hold(1, to)).Json()).GetProperty("id").GetString();
        await host.Operator.PostAsync($"/api/v1/holds/{hold}/extend", null);

        var moved = await host.Operator.PostAsJsonAsync(
            $"/api/v1/reservations/{number}/move", new { venueId = "city-centre", date = to.Date, time = to.Time, holdId = hold });

        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Operator.GetAsync($"/api/v1/holds/{hold}")).StatusCode);
    }

    private Task<HttpResponseMessage> Hold(int seats) => Hold(seats, host.Slot());

    private async Task<HttpResponseMessage> Hold(int seats, (string Date, string Time) slot)
    {
        using var started = await host.Operator.PostAsJsonAsync("/api/v1/calls", new { language = "ja" });
        var call = (await started.Json()).GetProperty("id").GetString();
        return await host.Operator.PostAsJsonAsync(
            "/api/v1/holds", new { venueId = "city-centre", date = slot.Date, time = slot.Time, procedure = "card-pickup", callId = call, seats });
    }

    private Task<HttpResponseMessage> Resize(string path, int? seats, Guid? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, path) { Content = JsonContent.Create(new { seats }) };
        if (key is { } given) request.Headers.Add("Idempotency-Key", given.ToString());
        return host.Operator.SendAsync(request);
    }
}
