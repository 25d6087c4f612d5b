using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using OrleansBooking.Contracts.Calendars;
using OrleansBooking.Web.Console.Desk;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Tests.Console.Desk;

/// <summary>What is asked about the offers on screen.</summary>
public sealed class OfferReaderTests
{
    private static readonly Wish Saturdays = new("card-pickup", null, new DateOnly(2026, 12, 1), "sat", "am", 3, 2);

    [Fact]
    public async Task Only_offers_that_are_not_among_the_nearest_are_asked_for_by_their_own_half_day_and_no_search_is_counted()
    {
        using var answers = new Answers(near: [At("city-centre", "10:30")], half: [At("city-centre", "09:30")]);

        var board = await OfferReader.Renew(answers.Api, Saturdays, [Slot("09:00"), Slot("09:30"), Slot("10:30"), Slot("14:00")], held: null);

        Assert.Equal(
            [
                "procedure=card-pickup&venueId=&from=2026-12-01&weekdays=sat&part=am&skip=3&count=4&seats=2",
                "procedure=card-pickup&venueId=city-centre&from=2026-12-05&weekdays=&part=am&skip=0&count=50&seats=2",
                "procedure=card-pickup&venueId=city-centre&from=2026-12-05&weekdays=&part=pm&skip=0&count=50&seats=2",
            ],
            answers.Asked);
        Assert.DoesNotContain(answers.Asked, query => query.Contains("callId", StringComparison.Ordinal));
        Assert.Equal([true, false, false, true], board!.Lines.Select(line => line.IsGone));
    }

    [Fact]
    public async Task A_wish_that_the_api_refuses_marks_nothing_as_gone()
    {
        using var answers = new Answers(near: null, half: []);

        Assert.Null(await OfferReader.Renew(answers.Api, Saturdays, [Slot("09:00")], held: null));
    }

    private static ChosenSlot Slot(string time) => ChosenSlot.Of(At("city-centre", time));

    private static Offer At(string venue, string time) => new(venue, "2026-12-05", time, 30, 4, 0);

    /// <summary>An API that knows the nearest times and those of one half day; null: it refuses.</summary>
    private sealed class Answers(Offer[]? near, Offer[] half) : HttpMessageHandler
    {
        public List<string> Asked { get; } = [];

        public StaffApi Api => new(
            new HttpClient(this, disposeHandler: false) { BaseAddress = new Uri("http://api/api/v1/") },
            new StaffSession(new HttpContextAccessor { HttpContext = new DefaultHttpContext() }));

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var query = request.RequestUri!.Query.TrimStart('?');
            Asked.Add(query);
            var known = query.Contains("venueId=&", StringComparison.Ordinal) ? near : half;
            return Task.FromResult(known is null
                ? new HttpResponseMessage(HttpStatusCode.UnprocessableEntity) { Content = JsonContent.Create(new { detail = "no" }) }
                : new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(known) });
        }
    }
}
