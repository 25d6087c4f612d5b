using System.Net;
using System.Net.Http.Headers;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Api.Tests.Reservations;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Tests.Limits;

/// <summary>More requests than places: the next one hears "busy" while the others still wait, and nobody is asked for it.</summary>
[Collection(ApiCollection.Name)]
public sealed class RequestLimitTests(ApiHost host)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Beyond_the_limit_the_answer_is_busy_at_once_and_places_come_back()
    {
        host.Fresh();
        await using var app = await host.Start(_ => { }, ("Api:RequestLimit", "2"));
        using var client = await At(app.Urls.First());
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var inside = new SemaphoreSlim(0);
        host.Grains.Slots.Answer = async (slot, command) =>
        {
            inside.Release();
            await release.Task;
            return new Reservation(ScriptedSlots.Number, slot, 30, "card-pickup", ReservationStatus.Booked, Channel.Telephone, 1);
        };
        var waiting = new[] { Bookings.Post(client), Bookings.Post(client) };
        foreach (var _ in waiting) Assert.True(await inside.WaitAsync(Patience), "A request within the limit did not reach the engine.");

        var answer = await Bookings.Post(client).WaitAsync(Patience);
        var read = await client.GetAsync("/api/v1/venues").WaitAsync(Patience);

        await answer.Problem(503, "busy");
        await read.Problem(503, "busy");
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
        Assert.All(waiting, one => Assert.False(one.IsCompleted));
        Assert.Equal(2, host.Grains.Slots.Asked.Count);

        release.SetResult();
        Assert.All(await Task.WhenAll(waiting), one => Assert.Equal(HttpStatusCode.Created, one.StatusCode));
        Assert.Equal(HttpStatusCode.Created, (await Bookings.Post(client)).StatusCode);
    }

    [Fact]
    public async Task What_is_not_the_api_has_no_part_in_its_limit()
    {
        host.Fresh();
        await using var app = await host.Start(app => Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapGet(app, "/beside", () => "here"), ("Api:RequestLimit", "1"));
        using var client = await At(app.Urls.First());
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var inside = new SemaphoreSlim(0);
        host.Grains.Slots.Answer = async (slot, command) =>
        {
            inside.Release();
            await release.Task;
            return OrleansBooking.Contracts.Refusals.Refusal.NotFound;
        };
        var waiting = Bookings.Post(client);
        Assert.True(await inside.WaitAsync(Patience), "The request did not reach the engine.");

        var beside = await client.GetStringAsync("/beside").WaitAsync(Patience);

        Assert.Equal("here", beside);
        release.SetResult();
        await waiting;
    }

    private async Task<HttpClient> At(string address)
    {
        using var known = await host.As(StaffRoles.Operator);
        var client = new HttpClient { BaseAddress = new Uri(address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", known.DefaultRequestHeaders.Authorization!.Parameter);
        return client;
    }
}
