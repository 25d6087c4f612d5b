using System.Security.Cryptography;
using System.Text;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Audit;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Applicants;

/// <summary>Applicants: the city's own reservation IDs come in, or the system makes them for the mail merge (D1).</summary>
public sealed class ApplicantEndpoints(IGrainFactory grains, StaffTickets tickets, IssuedSheet sheet, TimeProvider time)
{
    /// <summary>Half a million lines fit easily.</summary>
    public const long FileLimit = 100 * 1024 * 1024;

    private const string Receiving = "receiving";
    private const string Refused = "refused";
    private const string Root = "/api/v1/applicants/";

    public void Map(RouteGroupBuilder group)
    {
        Describe(group.MapPost("/applicants/imports", (Delegate)Import));
        Describe(group.MapPost("/applicants/issues", (Delegate)Issue));
        group.MapGet("/applicants/imports/{id}", ImportProgress).Needs(Right.ManageApplicants).Produces<ImportAnswer>()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable).WithTags("Applicants");
        group.MapGet("/applicants/issues/{id}", IssueProgress).Needs(Right.ManageApplicants).Produces<ImportAnswer>()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable).WithTags("Applicants");
        group.MapGet("/applicants/issues/{id}.csv", sheet.Download).Needs(Right.ManageApplicants).Produces<string>(contentType: "text/csv")
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status503ServiceUnavailable).WithTags("Applicants");
    }

    /// <summary>Takes the city's IDs: <c>reservation_id,birthday,procedures[,valid_until]</c>, UTF-8 or CP932.</summary>
    public Task<IResult> Import(HttpContext http) => Take(http, ImportKind.Import, "imports/");

    /// <summary>Makes IDs for the lines <c>reference,birthday,procedures[,valid_until]</c>, UTF-8 or CP932.</summary>
    public Task<IResult> Issue(HttpContext http) => Take(http, ImportKind.Issue, "issues/");

    /// <summary>How far an import is.</summary>
    public Task<IResult> ImportProgress(HttpContext http, string id) => Progress(http, id);

    /// <summary>How far the making of IDs is.</summary>
    public Task<IResult> IssueProgress(HttpContext http, string id) => Progress(http, id);

    private async Task<IResult> Take(HttpContext http, ImportKind kind, string folder)
    {
        var fields = new FieldList();
        var operation = fields.OperationId(http.Request);
        if (fields.Problem is { } invalid) return invalid;

        // The same key again continues the same upload, or hears its answer; accounts and kinds do not share keys.
        var id = IdOf(operation, kind, http.User.Identity!.Name!);
        var import = Grain(grains, id);
        var ticket = tickets.For(http.User);
        // A refusal changed nothing and may be decided anew.
        var isOpen = await import.Progress(ticket) is null or { State: Receiving or Refused };
        if (isOpen && await import.Begin(ticket, kind) is { } refused) return RefusalProblems.Of(refused, time);
        var refusal = isOpen
            ? await Upload.Send(http.Request.BodyReader, import, http.RequestAborted)
            : await Upload.Repeat(http.Request.BodyReader, import, http.RequestAborted);
        if (refusal is not null) return RefusalProblems.Of(refusal, time);
        var action = kind == ImportKind.Issue ? "applicant.issue" : "applicant.import";
        if (isOpen) await http.RequestServices.GetRequiredService<AuditTrail>().Write(StaffClaims.AccountOf(http.User).UserName, action, id.ToString());

        return new JsonAnswer<ImportAccepted>(new(id.ToString()), ApiJson.Strict.ImportAccepted, StatusCodes.Status202Accepted)
        {
            Location = Root + folder + id,
        };
    }

    private async Task<IResult> Progress(HttpContext http, string id)
    {
        if (!Guid.TryParseExact(id, "D", out var import)
            || await Grain(grains, import).Progress(tickets.For(http.User)) is not { } progress) return Problem.NotFound;
        var words = ProblemWords.For(http.Request.Headers.AcceptLanguage);
        return new JsonAnswer<ImportAnswer>(ImportAnswer.Of(id, progress, time, words), ApiJson.Strict.ImportAnswer);
    }

    /// <summary>The grain of an upload.</summary>
    internal static IApplicantImportGrain Grain(IGrainFactory grains, Guid id) => grains.GetGrain<IApplicantImportGrain>($"import/{id:D}");

    private static Guid IdOf(Guid operation, ImportKind kind, string account) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{operation:D}\n{kind}\n{account}")).AsSpan(0, 16));

    private static void Describe(RouteHandlerBuilder endpoint) =>
        endpoint
            .Needs(Right.ManageApplicants)
            .TakesFile("text/csv", FileLimit)
            .TakesIdempotencyKey()
            .Produces<ImportAccepted>(StatusCodes.Status202Accepted)
            .Refuses(
                StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType,
                StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable)
            .WithTags("Applicants");
}
