using Microsoft.Extensions.Time.Testing;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Web.Citizen.Words;

namespace OrleansBooking.Web.Tests.Words;

public sealed class RefusalWordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 3, 1, 0, 0, TimeSpan.Zero);
    private static readonly string[] Fields = ["reservationId", "idOrNumber", "birthday", "name", "kana", "phone", "email", "note", "language", "number"];
    private readonly RefusalWords _words = new(new CityProfile(), new FakeTimeProvider(Now));

    public static TheoryData<RefusalKind> Kinds => [.. Enum.GetValues<RefusalKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_refusal_has_words_without_gaps(RefusalKind kind)
    {
        var refusal = new Refusal(kind) { At = Now.AddMinutes(15), Fields = [new FieldError("birthday", FieldProblem.Required)] };

        var words = _words.Of(refusal);

        Assert.NotEmpty(words);
        Assert.DoesNotContain('{', words);
        Assert.DoesNotContain(kind.ToString(), words, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_field_problem_has_words_at_every_field()
    {
        foreach (var field in Fields)
        {
            foreach (var problem in Enum.GetValues<FieldProblem>())
            {
                var words = RefusalWords.Of(new FieldError(field, problem, 60, 61));

                Assert.DoesNotContain('{', words);
                Assert.DoesNotContain("入力を入力", words, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_lock_says_until_when_on_the_citys_clock_rounded_up()
    {
        var words = _words.Of(Refusal.TooManyAttempts(new DateTimeOffset(2026, 12, 3, 1, 15, 30, TimeSpan.Zero)));

        Assert.Equal("間違いが続いたので、午前10時16分まで入力できません。急ぐときは 0120-000-123 へ電話してください", words);
    }

    [Fact]
    public void A_lock_into_tomorrow_names_the_day()
    {
        var words = _words.Of(Refusal.TooManyAttempts(new DateTimeOffset(2026, 12, 3, 15, 0, 0, TimeSpan.Zero)));

        Assert.Contains("12月4日（金）午前0時まで", words, StringComparison.Ordinal);
    }
}
