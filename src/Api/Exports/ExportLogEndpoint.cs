using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Exports;
using OrleansBooking.Contracts.Faults;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Exports;

/// <summary>What was taken out of the system (P5, P7).</summary>
public sealed class ExportLogEndpoint(IGrainFactory grains, EdgeCalls edge, StaffTickets tickets, TimeProvider time)
{
    private const int DaysBack = 31;

    public void Map(RouteGroupBuilder group) =>
        group.MapGet("/exports", List)
            .Needs(Right.ReadAudit)
            .Produces<ExportAnswer[]>()
            .Refuses(StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable)
            .WithTags("City");

    /// <summary>Who took which list out, when, why, and how many rows; newest first, at most 1,000.</summary>
    /// <param name="from">First day, included; a month ago if absent</param>
    /// <param name="to">Last day, included; today if absent</param>
    public async Task<IResult> List(HttpContext http, string? from, string? to)
    {
        var fields = new FieldList();
        var last = fields.OptionalDate("to", to) ?? time.CityToday();
        var first = fields.OptionalDate("from", from) ?? last.AddDays(-DaysBack);
        if (fields.Problem is { } invalid) return invalid;

        var entries = await edge.Repeat(() => grains.GetGrain<IExportLog>(0).List(tickets.For(http.User), first, last));
        return entries is { } all
            ? new JsonAnswer<ExportAnswer[]>(
                [.. all.Select(one => new ExportAnswer(one.At, one.Actor, one.Kind, one.Reason, one.Filter, one.Rows))], ApiJson.Strict.ExportAnswerArray)
            : Problem.Forbidden;
    }
}
