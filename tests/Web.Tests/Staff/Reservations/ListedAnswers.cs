using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Tests.Staff.Reservations;

/// <summary>An API whose cursors are places in a list.</summary>
internal sealed class ListedAnswers(int coming, int over) : HttpMessageHandler
{
    public List<string> Asked { get; } = [];

    public StaffApi Api => new(
        new HttpClient(this, disposeHandler: false) { BaseAddress = new Uri("http://api/api/v1/") },
        new StaffSession(new HttpContextAccessor { HttpContext = new DefaultHttpContext() }));

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Names of venues and procedures.
        if (!request.RequestUri!.AbsolutePath.EndsWith("/reservations", StringComparison.Ordinal)) return Task.FromResult(Of(Array.Empty<object>()));
        var query = request.RequestUri.Query;
        Asked.Add(query);
        var values = query.TrimStart('?').Split('&').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        var (name, all) = values.ContainsKey("from") ? ("coming", coming) : ("over", over);
        var start = values.TryGetValue("cursor", out var cursor) ? int.Parse(cursor, null) : 0;
        var end = Math.Min(all, start + int.Parse(values["limit"], null));
        var items = Enumerable.Range(start, end - start).Select(place => new
        {
            number = $"{name}-{place}", venueId = "city-centre", date = "2026-12-01", time = "09:00", minutes = 30, procedure = "card-pickup",
            status = "booked", channel = "web", version = 1,
        });
        return Task.FromResult(Of(new { items, next = end < all ? $"{end}" : null }));
    }

    private static HttpResponseMessage Of(object body) => new(HttpStatusCode.OK) { Content = JsonContent.Create(body) };
}
