using Microsoft.EntityFrameworkCore;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Contracts.Audit;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Audit;

/// <summary>The audit trail, for the auditor (P5).</summary>
public sealed class AuditEndpoints
{
    private const int Usual = 100;
    private const int Most = 500;

    public void Map(RouteGroupBuilder group) =>
        group.MapGet("/audit", (Delegate)Read)
            .Needs(Right.ReadAudit)
            .Produces<AuditPage>()
            .Refuses(StatusCodes.Status422UnprocessableEntity)
            .WithTags("Audit");

    /// <summary>Lines, the newest first: by actor, subject, area (<c>account</c>) or action (<c>account.lock</c>), from and to a day of the city.</summary>
    public async Task<IResult> Read(
        HttpContext http, AccountsDb database, string? actor = null, string? subject = null, string? action = null, string? from = null, string? to = null,
        string? before = null, string? limit = null)
    {
        var fields = new FieldList();
        var (first, last) = (fields.OptionalDate("from", from), fields.OptionalDate("to", to));
        var size = fields.Count("limit", limit, 1, Most, Usual);
        var below = long.TryParse(before, System.Globalization.CultureInfo.InvariantCulture, out var id) ? id : long.MaxValue;
        if (before is { Length: > 0 } && below == long.MaxValue) fields.Add("before", FieldProblem.Malformed);
        if (fields.Problem is { } invalid) return invalid;

        var query = database.Audit.AsNoTracking().Where(entry => entry.Id < below);
        if (actor is { Length: > 0 }) query = query.Where(entry => entry.Actor == actor);
        if (subject is { Length: > 0 }) query = query.Where(entry => entry.Subject == subject);
        if (action is { Length: > 0 }) query = query.Where(entry => entry.Action == action || entry.Action.StartsWith(action + "."));
        if (first is { } since)
        {
            var start = CityClock.ToInstant(since, TimeOnly.MinValue).ToUniversalTime();
            query = query.Where(entry => entry.At >= start);
        }

        if (last is { } until)
        {
            var end = CityClock.ToInstant(until.AddDays(1), TimeOnly.MinValue).ToUniversalTime();
            query = query.Where(entry => entry.At < end);
        }

        // One more than the page tells whether there are older ones.
        var lines = await query.OrderByDescending(entry => entry.Id).Take(size + 1)
            .Select(entry => new AuditLine(entry.Id, entry.At, entry.Actor, entry.Action, entry.Subject, entry.Reason, entry.Detail))
            .ToListAsync(http.RequestAborted);
        var page = new AuditPage([.. lines.Take(size)], lines.Count > size ? lines[size - 1].Id : null);
        return new JsonAnswer<AuditPage>(page, ApiJson.Strict.AuditPage);
    }
}
