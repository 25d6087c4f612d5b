using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Maintenance;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Maintenance;

/// <summary>Planned stops of the citizens' site (D7).</summary>
public sealed class MaintenanceEndpoints(IGrainFactory grains, StaffTickets tickets, TimeProvider time)
{
    private const int TextLimit = 400;

    public void Map(RouteGroupBuilder group)
    {
        Describe(group.MapGet("/maintenance", (Delegate)All).Needs(Right.ReadCity).Produces<MaintenanceWindow[]>());
        Describe(group.MapPost("/maintenance", (Delegate)Plan).Needs(Right.ManageMaintenance).TakesJson<MaintenanceRequest>().TakesIdempotencyKey()
            .Produces<MaintenanceWindow>(StatusCodes.Status201Created));
        Describe(group.MapPost("/maintenance/{id}/cancel", Cancel).Needs(Right.ManageMaintenance).Produces<MaintenanceWindow>());
    }

    /// <summary>All, the latest first.</summary>
    public async Task<IResult> All(HttpContext http) => new JsonAnswer<IReadOnlyList<MaintenanceWindow>>(
        await Desk.All(tickets.For(http.User)), ApiJson.Strict.IReadOnlyListMaintenanceWindow);

    /// <summary>Plans a stop: a month ahead, or with an emergency reason.</summary>
    public async Task<IResult> Plan(HttpContext http)
    {
        var (request, problem) = await JsonBody.Read(http, ApiJson.Strict.MaintenanceRequest);
        if (request is null) return problem!;
        var fields = new FieldList();
        var operation = fields.OperationId(http.Request);
        var (from, to) = (fields.Instant("startsAt", request.StartsAt), fields.Instant("endsAt", request.EndsAt));
        var announced = string.IsNullOrWhiteSpace(request.AnnouncedFrom) ? time.GetUtcNow() : fields.Instant("announcedFrom", request.AnnouncedFrom);
        var reason = fields.Text("emergencyReason", request.EmergencyReason, TextLimit);
        if (fields.Problem is { } invalid) return invalid;
        if (announced > from && string.IsNullOrWhiteSpace(request.AnnouncedFrom)) announced = from;

        var plan = new PlanMaintenance(operation, tickets.For(http.User), from, to, announced, request.Text?.Trim() ?? "", reason);
        return Answer(await Desk.Plan(plan), StatusCodes.Status201Created);
    }

    /// <summary>Cancels a stop, or ends one that is under way.</summary>
    public async Task<IResult> Cancel(HttpContext http, string id) =>
        Guid.TryParseExact(id, "D", out var window) ? Answer(await Desk.Cancel(tickets.For(http.User), window), StatusCodes.Status200OK) : Problem.NotFound;

    private IMaintenanceDesk Desk => grains.GetGrain<IMaintenanceDesk>(0);

    private IResult Answer(MaintenanceOutcome outcome, int status) =>
        outcome.Window is { } window
            ? new JsonAnswer<MaintenanceWindow>(window, ApiJson.Strict.MaintenanceWindow, status)
            : RefusalProblems.Of(outcome.Refusal!, time);

    private static void Describe(RouteHandlerBuilder endpoint) =>
        endpoint
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable)
            .WithTags("Maintenance");
}
