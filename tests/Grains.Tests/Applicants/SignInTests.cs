using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Grains.Tests.Storage;

namespace OrleansBooking.Grains.Tests.Applicants;

public sealed class SignInTests(CityFixture city) : IClassFixture<CityFixture>
{
    private const string Wrong = "0229";

    [Theory]
    [InlineData("{0}", "0412")]
    [InlineData("{1}", "０４１２")]
    [InlineData("{2}", "4月12日")]
    public async Task The_ID_of_the_letter_and_the_birthday_sign_in_in_any_width(string typed, string birthday)
    {
        var id = await city.IssueId();
        var wide = string.Concat(id.Select(c => (char)(c - '0' + '０')));
        var text = string.Format(null, typed, id, ReservationIdField.InFours(id).Replace(' ', '　'), wide);

        var outcome = await city.Desk.SignIn(new SignIn(text, birthday, city.NextAddress()));

        Assert.Null(outcome.Refusal);
        Assert.Equal<string>([CityFixture.Pickup, CityFixture.Renewal], outcome.Procedures);
        Assert.Equal(id, city.CitizenTickets.Open(outcome.Ticket)!.ReservationId);
        Assert.Equal(city.Time.GetUtcNow().AddMinutes(60), outcome.ExpiresAt);
    }

    [Fact]
    public async Task The_number_and_the_birthday_sign_in_and_show_what_is_booked()
    {
        var id = await city.IssueId();
        var number = await city.Book(id, Contact.None);

        var outcome = await city.Desk.SignIn(new SignIn(ReservationNumberField.InFours(number), CityFixture.Birthday, city.NextAddress()));

        Assert.Equal(number, Assert.Single(outcome.Reservations).Number);
        Assert.Equal(id, city.CitizenTickets.Open(outcome.Ticket)!.ReservationId);
        Assert.Equal(number, Assert.Single(await city.Desk.Own(outcome.Ticket!)).Number);
    }

    [Fact]
    public async Task Who_booked_without_an_ID_signs_in_by_number_and_sees_the_booking()
    {
        var number = await city.Book(id: null, new Contact("山田 花子", "ヤマダ ハナコ", "0312345678", null, null, null));

        var outcome = await city.Desk.SignIn(new SignIn($"{number}", CityFixture.Birthday, city.NextAddress()));

        Assert.Equal(number, Assert.Single(outcome.Reservations).Number);
        Assert.Null(city.CitizenTickets.Open(outcome.Ticket)!.ReservationId);
    }

    [Fact]
    public async Task A_cancelled_reservation_is_not_listed()
    {
        var number = await city.Book(await city.IssueId(), Contact.None);
        await city.Postgres.Execute($"update booking.reservation set status = 'cancelled' where number = {number}");

        var outcome = await city.Desk.SignIn(new SignIn($"{number}", CityFixture.Birthday, city.NextAddress()));

        Assert.NotNull(outcome.Ticket);
        Assert.Empty(outcome.Reservations);
    }

    [Fact]
    public async Task An_ID_of_the_city_with_twelve_digits_signs_in_although_it_looks_like_a_number()
    {
        var id = await city.ImportId("123456789012");

        var outcome = await city.Desk.SignIn(new SignIn(id, CityFixture.Birthday, city.NextAddress()));

        Assert.Equal(id, city.CitizenTickets.Open(outcome.Ticket)!.ReservationId);
    }

    [Fact]
    public async Task Unknown_and_known_get_the_same_answers_through_to_the_block()
    {
        var id = await city.IssueId();
        var number = await city.Book(await city.IssueId(), Contact.None);

        var known = await Answers(id);
        var unknown = await Answers(ReservationIdField.Issue());
        var knownNumber = await Answers($"{number}");
        var unknownNumber = await Answers($"{ReservationNumberField.Next()}");

        Assert.Equal(known, unknown);
        Assert.Equal(known, knownNumber);
        Assert.Equal(known, unknownNumber);
        Assert.Equal(RefusalKind.UnknownApplicant, known[0].Kind);
        Assert.Equal(RefusalKind.TooManyAttempts, known[^1].Kind);

        async Task<List<(RefusalKind Kind, DateTimeOffset? Until, string? Ticket)>> Answers(string typed)
        {
            var address = city.NextAddress();
            var answers = new List<(RefusalKind, DateTimeOffset?, string?)>();
            for (var i = 0; i < 7; i++)
            {
                var outcome = await city.Desk.SignIn(new SignIn(typed, Wrong, address));
                answers.Add((outcome.Refusal!.Kind, outcome.Refusal.At, outcome.Ticket));
            }

            return answers;
        }
    }

    /// <summary>The same time is not measured: the same work is what makes it.</summary>
    [Fact]
    public async Task Unknown_and_known_ask_the_database_the_same_questions()
    {
        var id = await city.IssueId();
        var number = await city.Book(await city.IssueId(), Contact.None);

        var asked = new List<IReadOnlyList<string>>();
        foreach (var typed in new[] { id, ReservationIdField.Issue(), $"{number}", $"{ReservationNumberField.Next()}" })
        {
            using var questions = new AskedStatements();
            await city.Desk.SignIn(new SignIn(typed, Wrong, city.NextAddress()));
            asked.Add(questions.Texts);
        }

        Assert.NotEmpty(asked[0]);
        Assert.All(asked, texts => Assert.Equal(asked[0], texts));
    }

    [Fact]
    public async Task An_ID_past_its_last_day_is_unknown()
    {
        var id = await city.IssueId();
        await city.Postgres.Execute($"update booking.applicant set valid_until = '2026-11-30' where key = '\\x{Convert.ToHexString(city.Hashes.Applicant(id))}'");

        var outcome = await city.Desk.SignIn(new SignIn(id, CityFixture.Birthday, city.NextAddress()));

        Assert.Equal(Refusal.UnknownApplicant, outcome.Refusal);
    }

    [Theory]
    [InlineData("", "0412", "reservationId", FieldProblem.Required)]
    [InlineData("1234 5678 予約 3456", "0412", "reservationId", FieldProblem.Malformed)]
    [InlineData("1234567890123456", "0230", "birthday", FieldProblem.Malformed)]
    [InlineData("1234567890123456", "13", "birthday", FieldProblem.WrongLength)]
    public async Task A_malformed_field_is_named_and_counts_as_no_attempt(string id, string birthday, string field, FieldProblem problem)
    {
        var before = await city.Postgres.Scalar<long>("select coalesce(sum(failures), 0)::bigint from booking.sign_in_failure");

        var outcome = await city.Desk.SignIn(new SignIn(id, birthday, city.NextAddress()));

        var error = Assert.Single(outcome.Refusal!.Fields);
        Assert.Equal((field, problem), (error.Field, error.Problem));
        Assert.Equal(before, await city.Postgres.Scalar<long>("select coalesce(sum(failures), 0)::bigint from booking.sign_in_failure"));
    }

    [Fact]
    public async Task The_database_away_is_a_fault_that_crosses_grain_calls()
    {
        var away = new CityFixture();
        await away.InitializeAsync();
        await away.Postgres.Lock();

        var fault = await Assert.ThrowsAsync<LedgerFault>(async () => await away.Desk.SignIn(new SignIn("1234567890123456", "0412", "192.0.2.1")));

        Assert.Null(fault.InnerException);
        Assert.DoesNotContain("1234567890123456", fault.ToString(), StringComparison.Ordinal);
        await away.Postgres.Unlock();
        await away.DisposeAsync();
    }
}
