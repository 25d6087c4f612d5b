using System.Security.Cryptography;
using System.Text;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Catalogue;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Faults;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Api.Changes;

/// <summary>The one way on which changes of venues go to the engine: preview, at once, or to a second person.</summary>
public sealed class ChangeSender(IGrainFactory grains, EdgeCalls edge, StaffTickets tickets, CatalogueReader catalogue, TimeProvider time)
{
    public const int ReasonLimit = 200;
    private const string Root = "/api/v1/changes/";

    /// <summary>The ticket of whoever calls.</summary>
    public string TicketOf(HttpContext http) => tickets.For(http.User);

    /// <summary>The venue's grain; ids that no venue can have are asked for nowhere.</summary>
    public IVenueGrain Grain(string venue) => grains.GetGrain<IVenueGrain>(VenueKey.Of(venue));

    public Task<VenueRevision?> Venue(string venue) =>
        IsId(venue) ? edge.Repeat(() => Grain(venue).Get()).AsTask() : Task.FromResult<VenueRevision?>(null);

    /// <summary>Simulates or sends a change.</summary>
    /// <param name="status">What an applied change is answered with.</param>
    public async Task<IResult> Send(HttpContext http, string venue, VenueEdit edit, string? reason, long? expectedRevision, FieldList fields,
        int status = StatusCodes.Status200OK)
    {
        var (id, preview) = (IdOf(http, fields), IsPreview(http, fields));
        if (fields.Problem is { } invalid) return invalid;
        if (!IsId(venue)) return Problem.NotFound;
        var command = new ProposeChange(id, TicketOf(http), edit, reason, expectedRevision);
        return Answer(http, await edge.Repeat(() => preview ? Grain(venue).Preview(command) : Grain(venue).Propose(command)), status);
    }

    /// <summary>The answer to a command that may have changed a venue.</summary>
    public IResult Answer(HttpContext http, ChangeOutcome outcome, int status = StatusCodes.Status200OK)
    {
        var words = ProblemWords.For(http.Request.Headers.AcceptLanguage);
        if (outcome.Refusal is { } refusal) return RefusalProblems.Of(refusal, time);
        if (outcome.Change is not { } change)
            return new JsonAnswer<EffectAnswer>(ChangeAnswers.Of(outcome.Effect!, words), ApiJson.Strict.EffectAnswer);
        // Whoever asks next sees it, also in the lists that this process keeps for a second.
        catalogue.Forget();
        return new JsonAnswer<ChangeAnswer>(
            ChangeAnswers.Of(change, words), ApiJson.Strict.ChangeAnswer, change.State == ChangeState.Pending ? StatusCodes.Status202Accepted : status)
        {
            Location = status == StatusCodes.Status201Created || change.State == ChangeState.Pending ? Root + change.Id : null,
            ETag = change.Revision is { } revision ? ChangeHeaders.ETag((int)revision) : null,
        };
    }

    /// <summary>One id a key and account: accounts do not share keys.</summary>
    public static Guid IdOf(HttpContext http, FieldList fields)
    {
        var key = fields.OperationId(http.Request);
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{key:D}\nchange\n{http.User.Identity!.Name}")).AsSpan(0, 16));
    }

    /// <summary><c>?preview=true</c>: nothing changes.</summary>
    public static bool IsPreview(HttpContext http, FieldList fields)
    {
        var typed = http.Request.Query["preview"].ToString();
        if (typed is not ("" or "true" or "false")) fields.Add("preview", FieldProblem.Malformed);
        return typed == "true";
    }

    private static bool IsId(string id) => new FieldList() is var fields && fields.Id("venueId", id).Length > 0 && fields.Problem is null;
}
