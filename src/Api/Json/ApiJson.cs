using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Applicants;
using OrleansBooking.Api.Availability;
using OrleansBooking.Api.Calls;
using OrleansBooking.Api.Catalogue;
using OrleansBooking.Api.Centre;
using OrleansBooking.Api.Changes;
using OrleansBooking.Api.Closings;
using OrleansBooking.Api.Complaints;
using OrleansBooking.Api.DeadlineLists;
using OrleansBooking.Api.Demand;
using OrleansBooking.Api.Incidents;
using OrleansBooking.Api.LostNotices;
using OrleansBooking.Api.Maintenance;
using OrleansBooking.Api.Manuals;
using OrleansBooking.Api.Organisation;
using OrleansBooking.Api.Problems;
using OrleansBooking.Api.Reception;
using OrleansBooking.Api.Reservations;
using OrleansBooking.Api.SecondFactors;
using OrleansBooking.Api.Tokens;
using OrleansBooking.Api.Venues;
using OrleansBooking.Contracts.Accounts;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Audit;
using OrleansBooking.Contracts.Calendars;
using OrleansBooking.Contracts.Calls;
using OrleansBooking.Contracts.Centre;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Closings;
using OrleansBooking.Contracts.Complaints;
using OrleansBooking.Contracts.Days;
using OrleansBooking.Contracts.DeadlineLists;
using OrleansBooking.Contracts.Demand;
using OrleansBooking.Contracts.Exports;
using OrleansBooking.Contracts.Incidents;
using OrleansBooking.Contracts.LostNotices;
using OrleansBooking.Contracts.Maintenance;
using OrleansBooking.Contracts.Manuals;
using OrleansBooking.Contracts.Organisation;
using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Contracts.Reception;
using OrleansBooking.Contracts.Reports;
using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Api.Json;

/// <summary>Every JSON form of the API, compiled: nothing is looked up by reflection on a request's way.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(SignedIn))]
[JsonSerializable(typeof(NewAccount))]
[JsonSerializable(typeof(AccountChange))]
[JsonSerializable(typeof(ReasonRequest))]
[JsonSerializable(typeof(NewTraining))]
[JsonSerializable(typeof(PasswordChange))]
[JsonSerializable(typeof(PasswordProof))]
[JsonSerializable(typeof(AuthenticatorProof))]
[JsonSerializable(typeof(NewPasskey))]
[JsonSerializable(typeof(AccountAnswer))]
[JsonSerializable(typeof(IReadOnlyList<AccountAnswer>))]
[JsonSerializable(typeof(AccountPolicy))]
[JsonSerializable(typeof(IReadOnlyList<SessionAnswer>))]
[JsonSerializable(typeof(SecondFactorAnswer))]
[JsonSerializable(typeof(NewAuthenticator))]
[JsonSerializable(typeof(RecoveryCodesAnswer))]
[JsonSerializable(typeof(PasskeyChallenge))]
[JsonSerializable(typeof(AuditPage))]
[JsonSerializable(typeof(MaintenanceRequest))]
[JsonSerializable(typeof(MaintenanceWindow))]
[JsonSerializable(typeof(IReadOnlyList<MaintenanceWindow>))]
[JsonSerializable(typeof(ClosingRequest))]
[JsonSerializable(typeof(CallResult))]
[JsonSerializable(typeof(DayClosing))]
[JsonSerializable(typeof(IReadOnlyList<DayClosing>))]
[JsonSerializable(typeof(ClosingPreview))]
[JsonSerializable(typeof(ReopeningRequest))]
[JsonSerializable(typeof(ReopeningPreview))]
[JsonSerializable(typeof(IReadOnlyList<ClosingCallAnswer>))]
[JsonSerializable(typeof(IncidentRequest))]
[JsonSerializable(typeof(Incident))]
[JsonSerializable(typeof(IReadOnlyList<Incident>))]
[JsonSerializable(typeof(OrganisationRequest))]
[JsonSerializable(typeof(OrganisationChart))]
[JsonSerializable(typeof(IReadOnlyList<OrganisationRevision>))]
[JsonSerializable(typeof(CaseRequest))]
[JsonSerializable(typeof(CaseResult))]
[JsonSerializable(typeof(CityCase))]
[JsonSerializable(typeof(IReadOnlyList<CityCase>))]
[JsonSerializable(typeof(IdRequest))]
[JsonSerializable(typeof(IdAnswer))]
[JsonSerializable(typeof(IReadOnlyList<UploadSummary>))]
[JsonSerializable(typeof(BookRequest))]
[JsonSerializable(typeof(MoveRequest))]
[JsonSerializable(typeof(CancelRequest))]
[JsonSerializable(typeof(ContactChange))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(ReservationAnswer))]
[JsonSerializable(typeof(ReservationDetailsAnswer))]
[JsonSerializable(typeof(ReservationPageAnswer))]
[JsonSerializable(typeof(MonthAnswer))]
[JsonSerializable(typeof(VenueAnswer[]))]
[JsonSerializable(typeof(ProcedureAnswer[]))]
[JsonSerializable(typeof(ImportAccepted))]
[JsonSerializable(typeof(ImportAnswer))]
[JsonSerializable(typeof(VenueSheet))]
[JsonSerializable(typeof(ProcedureSheet))]
[JsonSerializable(typeof(ProcedureChangeAnswer[]))]
[JsonSerializable(typeof(RestoreRequest))]
[JsonSerializable(typeof(SessionRequest))]
[JsonSerializable(typeof(SlotRequest))]
[JsonSerializable(typeof(ClosureRequest))]
[JsonSerializable(typeof(DecisionRequest))]
[JsonSerializable(typeof(ContactNote))]
[JsonSerializable(typeof(EffectAnswer))]
[JsonSerializable(typeof(ChangeAnswer[]))]
[JsonSerializable(typeof(ChangeLimits))]
[JsonSerializable(typeof(ScheduleAnswer))]
[JsonSerializable(typeof(WorklistAnswer))]
[JsonSerializable(typeof(WaitingAnswer))]
[JsonSerializable(typeof(MarkRequest))]
[JsonSerializable(typeof(WalkInsRequest))]
[JsonSerializable(typeof(WalkInsAnswer))]
[JsonSerializable(typeof(TodayAnswer))]
[JsonSerializable(typeof(MonthFiguresAnswer))]
[JsonSerializable(typeof(NextFreeAnswer[]))]
[JsonSerializable(typeof(IntegrityAnswer))]
[JsonSerializable(typeof(DemandAnswer))]
[JsonSerializable(typeof(LookRequest))]
[JsonSerializable(typeof(DeadlineListAnswer))]
[JsonSerializable(typeof(DeadlineChangesAnswer))]
[JsonSerializable(typeof(ListedDayAnswer[]))]
[JsonSerializable(typeof(DeadlineAnswer))]
[JsonSerializable(typeof(DeadlineAnswer[]))]
[JsonSerializable(typeof(DeadlineRequest))]
[JsonSerializable(typeof(ExportAnswer[]))]
[JsonSerializable(typeof(CallRequest))]
[JsonSerializable(typeof(CallClosing))]
[JsonSerializable(typeof(Call))]
[JsonSerializable(typeof(IReadOnlyList<Call>))]
[JsonSerializable(typeof(HoldRequest))]
[JsonSerializable(typeof(HoldSeats))]
[JsonSerializable(typeof(IReadOnlyList<Offer>))]
[JsonSerializable(typeof(HoldAnswer))]
[JsonSerializable(typeof(IReadOnlyList<HoldAnswer>))]
[JsonSerializable(typeof(HoldTakeOver))]
[JsonSerializable(typeof(FamilyRequest))]
[JsonSerializable(typeof(FamilyAnswer))]
[JsonSerializable(typeof(ComplaintRequest))]
[JsonSerializable(typeof(ComplaintWork))]
[JsonSerializable(typeof(ComplaintWordRequest))]
[JsonSerializable(typeof(Complaint))]
[JsonSerializable(typeof(IReadOnlyList<Complaint>))]
[JsonSerializable(typeof(ManualRequest))]
[JsonSerializable(typeof(Manual))]
[JsonSerializable(typeof(IReadOnlyList<Manual>))]
[JsonSerializable(typeof(ReferralRequest))]
[JsonSerializable(typeof(IReadOnlyList<Referral>))]
[JsonSerializable(typeof(Referral))]
[JsonSerializable(typeof(IReadOnlyList<ScriptLine>))]
[JsonSerializable(typeof(ScriptRequest))]
[JsonSerializable(typeof(ScriptText))]
[JsonSerializable(typeof(IReadOnlyList<ScriptText>))]
[JsonSerializable(typeof(IReadOnlyList<ScriptRevision>))]
[JsonSerializable(typeof(MonthlyReport))]
[JsonSerializable(typeof(PeriodReport))]
[JsonSerializable(typeof(CallNote))]
[JsonSerializable(typeof(ConcernRequest))]
[JsonSerializable(typeof(ConcernAnswer))]
[JsonSerializable(typeof(LostNoticeRequest))]
[JsonSerializable(typeof(LostNoticeMatch))]
[JsonSerializable(typeof(CentreNow))]
[JsonSerializable(typeof(RosterRequest))]
[JsonSerializable(typeof(IReadOnlyList<Shift>))]
[JsonSerializable(typeof(IReadOnlyList<Sample>))]
[JsonSerializable(typeof(DrawRequest))]
[JsonSerializable(typeof(Drawn))]
[JsonSerializable(typeof(FindingRequest))]
[JsonSerializable(typeof(OwnerRequest))]
[JsonSerializable(typeof(OpenCasePage))]
[JsonSerializable(typeof(ManualSaid))]
[JsonSerializable(typeof(IReadOnlyList<ManualAnswer>))]
[JsonSerializable(typeof(ProblemBody))]
public sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>The forms as the API reads and writes them: Japanese as it is, a repeated property is an error.</summary>
    public static ApiJson Strict { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
        AllowDuplicateProperties = false,
        MaxDepth = 16,
    });
}
