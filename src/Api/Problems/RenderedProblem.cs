namespace OrleansBooking.Api.Problems;

/// <summary>A problem that many callers share, rendered once in each language.</summary>
public sealed class RenderedProblem(Problem problem) : IResult
{
    private byte[]? _japanese;
    private byte[]? _english;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var words = ProblemWords.For(httpContext.Request.Headers.AcceptLanguage);
        return problem.Write(httpContext, words, words == ProblemWords.Japanese ? _japanese ??= problem.Render(words) : _english ??= problem.Render(words));
    }
}
