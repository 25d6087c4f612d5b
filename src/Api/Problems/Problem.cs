using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using OrleansBooking.Api.Json;
using OrleansBooking.Contracts.Accounts;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Api.Problems;

/// <summary>An answer that says why not (RFC 9457); words are chosen when it is written, by the caller's language.</summary>
/// <param name="Slug">One of <see cref="Slugs"/>.</param>
/// <param name="DetailKey">Key of the detail's words; <paramref name="Slug"/> by itself if null.</param>
public sealed record Problem(string Slug, int Status, string? DetailKey = null) : IResult
{
    /// <summary>Malformed fields.</summary>
    public ImmutableArray<FieldError> Fields { get; init; } = [];

    /// <summary>Fields that the detail concerns: they get its words.</summary>
    public ImmutableArray<string> DetailFields { get; init; } = [];

    public IReadOnlyList<SlotChoice>? Alternatives { get; init; }
    public string? Number { get; init; }
    public int? Version { get; init; }
    public DateTimeOffset? At { get; init; }

    /// <summary>Who has the call now.</summary>
    public string? Operator { get; init; }

    /// <summary>What a sign-in lacks.</summary>
    public SecondFactorNeeded? Factor { get; init; }

    /// <summary>When to try again, in whole seconds, at least one.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static Problem Invalid(params ImmutableArray<FieldError> fields) =>
        new(Slugs.Validation, StatusCodes.Status422UnprocessableEntity) { Fields = fields };

    public static Problem NotFound { get; } = new(Slugs.NotFound, StatusCodes.Status404NotFound);
    public static Problem Forbidden { get; } = new(Slugs.Forbidden, StatusCodes.Status403Forbidden);
    public static Problem WrongSignIn { get; } = new(Slugs.Unauthorized, StatusCodes.Status401Unauthorized, "wrong-sign-in");

    /// <summary>The password is right; the account wants a second factor.</summary>
    public static Problem SecondFactor(SecondFactorNeeded needed) =>
        new(Slugs.SecondFactor, StatusCodes.Status401Unauthorized) { Factor = needed };

    /// <summary>A field is wrong in a way that has words of its own.</summary>
    public static Problem Field(string detailKey, params string[] fields) =>
        new(Slugs.Validation, StatusCodes.Status422UnprocessableEntity, detailKey) { DetailFields = [.. fields] };

    public static Problem Busy(TimeSpan? retryAfter = null) =>
        new(Slugs.Busy, StatusCodes.Status503ServiceUnavailable) { RetryAfter = retryAfter ?? TimeSpan.FromSeconds(1) };

    /// <summary>The problem of a bare status that the framework answered with.</summary>
    public static Problem OfStatus(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => new(Slugs.Unauthorized, status),
        StatusCodes.Status403Forbidden => Forbidden,
        StatusCodes.Status404NotFound => NotFound,
        StatusCodes.Status405MethodNotAllowed => new(Slugs.MethodNotAllowed, status),
        StatusCodes.Status413PayloadTooLarge => new(Slugs.TooLarge, status),
        StatusCodes.Status415UnsupportedMediaType => new(Slugs.UnsupportedMediaType, status),
        StatusCodes.Status503ServiceUnavailable => Busy(),
        < StatusCodes.Status500InternalServerError => new(Slugs.BadRequest, status),
        _ => new(Slugs.Internal, status),
    };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var words = ProblemWords.For(httpContext.Request.Headers.AcceptLanguage);
        return Write(httpContext, words, Render(words));
    }

    /// <summary>The body in one language, as bytes.</summary>
    internal byte[] Render(ProblemWords words) => JsonSerializer.SerializeToUtf8Bytes(Say(words), ApiJson.Strict.ProblemBody);

    /// <summary>Answers with a rendered body.</summary>
    internal Task Write(HttpContext httpContext, ProblemWords words, byte[] body)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = "application/problem+json; charset=utf-8";
        response.ContentLength = body.Length;
        response.Headers.ContentLanguage = words.Language;
        response.Headers.Vary = "Accept-Language";
        if (RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return response.Body.WriteAsync(body, 0, body.Length, httpContext.RequestAborted);
    }

    /// <summary>The body in one language.</summary>
    public ProblemBody Say(ProblemWords words)
    {
        var detail = words.Detail(DetailKey ?? Slug, At);
        return new ProblemBody(
            "/problems/" + Slug, words.Title(Slug), Status, detail, Errors(words, detail), Alternatives, Number, Version, At)
        {
            SecondFactor = Factor, Operator = Operator,
        };
    }

    private Dictionary<string, string[]>? Errors(ProblemWords words, string detail)
    {
        if (Fields.IsEmpty && DetailFields.IsEmpty) return null;
        var errors = Fields.GroupBy(field => field.Field)
            .ToDictionary(field => field.Key, field => field.Select(words.Field).ToArray());
        foreach (var field in DetailFields) errors[field] = [detail];
        return errors;
    }
}
