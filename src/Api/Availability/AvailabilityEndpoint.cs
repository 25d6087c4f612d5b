using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Catalogue;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Calendars;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Availability;

/// <summary>The month calendar, for everybody (W4). Each snapshot of a month is rendered once, however many ask.</summary>
public sealed class AvailabilityEndpoint(AvailabilityReader availability, CatalogueReader catalogue, TimeProvider time)
{
    // Nobody plans further; and months that anybody makes up must not fill the memory.
    private const int MonthsBack = 12;
    private const int MonthsAhead = 36;

    // Ways to write an address: more than anybody uses who does not make them up.
    private const int Remembered = 1000;

    private readonly ConcurrentDictionary<(string? Path, string? Query), (string Venue, string Procedure, DateOnly Month)> _addresses = new();

    // An entry lives as long as its snapshot.
    private readonly ConditionalWeakTable<MonthAvailability, RenderedAnswer> _rendered = [];

    public void Map(RouteGroupBuilder group) =>
        group.MapGet("/venues/{venueId}/availability", Month)
            .Needs(Right.ReadPublic)
            .Produces<MonthAnswer>()
            .Produces(StatusCodes.Status304NotModified)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable)
            .WithTags("Booking");

    /// <summary>What is free in a month. The ETag changes when any figure changes.</summary>
    /// <param name="venueId">The venue's id</param>
    /// <param name="procedure">The procedure's id</param>
    /// <param name="month"><c>2026-12</c></param>
    public async Task<IResult> Month(HttpRequest request, string venueId, string? procedure, string? month)
    {
        var fields = new FieldList();
        var wanted = fields.Id("procedure", procedure);
        var first = fields.Month("month", month);
        if (fields.Problem is { } invalid) return invalid;
        if (!IsPlanned(first)) return Problem.Invalid(new FieldError("month", FieldProblem.Unknown));

        fields.Id("venueId", venueId);
        if (fields.Problem is not null) return Problem.NotFound;
        if (await availability.Month(venueId, wanted, first) is not { } snapshot) return await Unknown(venueId);
        if (_addresses.Count >= Remembered) _addresses.Clear();
        _addresses[AddressOf(request)] = (venueId, wanted, first);
        return _rendered.GetValue(snapshot, Render);
    }

    /// <summary>The answer to an address that was answered before, if it is still fresh; null otherwise.</summary>
    public RenderedAnswer? AtOnce(HttpRequest request) =>
        _addresses.TryGetValue(AddressOf(request), out var asked)
        && availability.Fresh(asked.Venue, asked.Procedure, asked.Month) is { } snapshot
        && _rendered.TryGetValue(snapshot, out var answer)
            ? answer
            : null;

    private static (string? Path, string? Query) AddressOf(HttpRequest request) => (request.Path.Value, request.QueryString.Value);

    private bool IsPlanned(DateOnly month)
    {
        var today = time.CityToday();
        return month >= today.AddMonths(-MonthsBack) && month <= today.AddMonths(MonthsAhead);
    }

    private async Task<IResult> Unknown(string venueId) =>
        (await catalogue.Read()).HasVenue(venueId)
            ? RefusalProblems.Of(Refusal.NotOffered, time)
            : Problem.NotFound;

    private static RenderedAnswer Render(MonthAvailability month) =>
        new(JsonSerializer.SerializeToUtf8Bytes(MonthAnswer.Of(month), ApiJson.Strict.MonthAnswer), $"W/\"{month.Etag}\"");
}
