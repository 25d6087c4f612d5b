using OrleansBooking.Api.Problems;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Api.Tests.Reservations;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Tests.Problems;

[Collection(ApiCollection.Name)]
public sealed class RefusalProblemsTests(ApiHost host)
{
    private static readonly DateTimeOffset Later = TimeProvider.System.GetUtcNow().AddHours(1);

    public static TheoryData<RefusalKind, int, string, string[]> Kinds => new()
    {
        { RefusalKind.Invalid, 422, "validation", ["birthday"] },
        { RefusalKind.UnknownVenue, 422, "validation", ["venueId"] },
        { RefusalKind.NoSuchTime, 422, "validation", ["date", "time"] },
        { RefusalKind.NotOffered, 422, "validation", ["procedure"] },
        { RefusalKind.IdRequired, 422, "validation", ["reservationId"] },
        { RefusalKind.NotYetOpen, 409, "slot-closed", ["date"] },
        { RefusalKind.NoLongerOpen, 409, "slot-closed", ["date", "time"] },
        { RefusalKind.Closed, 409, "slot-closed", ["date", "time"] },
        { RefusalKind.NotChangeable, 409, "slot-closed", [] },
        { RefusalKind.Full, 409, "slot-full", ["time"] },
        { RefusalKind.UnknownApplicant, 422, "unknown-applicant", [] },
        { RefusalKind.TooManyAttempts, 429, "too-many-attempts", [] },
        { RefusalKind.AlreadyBooked, 409, "already-booked", [] },
        { RefusalKind.StaleVersion, 412, "stale-version", [] },
        { RefusalKind.IdempotencyMismatch, 422, "idempotency-mismatch", [] },
        { RefusalKind.NotFound, 404, "not-found", [] },
        { RefusalKind.NotAllowed, 403, "forbidden", [] },
        { RefusalKind.TicketExpired, 503, "busy", [] },
        { RefusalKind.Busy, 503, "busy", [] },
        { RefusalKind.OwnChange, 403, "forbidden", [] },
        { RefusalKind.AlreadyDecided, 409, "already-decided", [] },
        { RefusalKind.NotUndoable, 409, "already-decided", [] },
        { RefusalKind.AlreadyClosed, 409, "already-closed", [] },
        { RefusalKind.TakenOver, 409, "taken-over", [] },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_refusal_becomes_its_problem(RefusalKind kind, int status, string slug, string[] fields)
    {
        host.Fresh().Grains.Slots.Refuse(Sample(kind));

        var answer = await Bookings.Post(await host.As(StaffRoles.Operator));

        var problem = await answer.Problem(status, slug);
        Assert.Equal(fields, problem.Fields());
        Assert.Equal(status is 429 or 503, answer.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Every_kind_of_refusal_is_in_the_table() =>
        Assert.Equal(Enum.GetValues<RefusalKind>().Order(), Kinds.Select(row => (RefusalKind)row[0]).Order());

    [Fact]
    public void Every_problem_has_words_in_both_languages_with_and_without_an_instant()
    {
        foreach (var kind in Enum.GetValues<RefusalKind>())
        {
            foreach (var refusal in new[] { Sample(kind), new Refusal(kind) })
            {
                var problem = RefusalProblems.Of(refusal, TimeProvider.System);

                var japanese = problem.Say(ProblemWords.Japanese);
                var english = problem.Say(ProblemWords.English);

                Assert.NotEqual(japanese.Title, english.Title);
                Assert.DoesNotContain('{', japanese.Detail + english.Detail);
            }
        }
    }

    [Fact]
    public void Both_languages_have_the_same_words() =>
        Assert.Equal(ProblemWords.Japanese.Keys.Order(), ProblemWords.English.Keys.Order());

    [Fact]
    public async Task The_number_in_the_way_and_the_current_version_are_told()
    {
        using var client = await host.As(StaffRoles.Operator);
        host.Fresh().Grains.Slots.Refuse(Refusal.AlreadyBooked(210987654321));

        var booked = await (await Bookings.Post(client)).Problem(409, "already-booked");
        host.Grains.Slots.Refuse(Refusal.StaleVersion(7));
        var stale = await (await Bookings.Post(client)).Problem(412, "stale-version");

        Assert.Equal("210987654321", booked.GetProperty("number").GetString());
        Assert.Equal(7, stale.GetProperty("version").GetInt32());
    }

    [Theory]
    [InlineData(null, "ja")]
    [InlineData("en", "en")]
    [InlineData("en-GB, ja;q=0.5", "en")]
    [InlineData("ja, en;q=0.9", "ja")]
    [InlineData("fr", "ja")]
    [InlineData("???", "ja")]
    public async Task Words_come_in_the_language_that_the_caller_prefers(string? accepted, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/nothing");
        if (accepted is not null) request.Headers.TryAddWithoutValidation("Accept-Language", accepted);

        var answer = await host.Anonymous.SendAsync(request);

        Assert.Equal(language, answer.Content.Headers.ContentLanguage.Single());
    }

    private static Refusal Sample(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => Refusal.Invalid(new FieldError("birthday", FieldProblem.Malformed)),
        RefusalKind.Busy => Refusal.Busy(TimeSpan.FromSeconds(3)),
        _ => new Refusal(kind) { At = Later, Version = 3 },
    };
}
