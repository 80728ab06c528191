namespace ChatbotSupport.Core.Safeguarding;

/// <summary>Something wrong in `safeguarding.yaml`, told to the operator.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="RuleId">The rule, or empty when it is in a list outside the rules.</param>
/// <param name="Entry">The phrase or example as written.</param>
public sealed record RiskFault(RiskFaultKind Kind, string RuleId, string Entry);

/// <summary>Kinds of faults in risk rules.</summary>
public enum RiskFaultKind
{
    /// <summary>A rule without a phrase.</summary>
    NoPhrase,

    /// <summary>A phrase that cannot be read.</summary>
    BadPhrase,

    /// <summary>A phrase names a list that does not exist.</summary>
    UnknownList,

    /// <summary>A phrase with more gaps than allowed.</summary>
    TooManyGaps,

    /// <summary>Two rules with one id.</summary>
    RepeatedId,

    /// <summary>A rule that asks gently, but about nothing.</summary>
    AskWithoutFlag,

    /// <summary>A rule without an example that must fire it.</summary>
    NoPositiveExample,

    /// <summary>A rule without an example that must not fire it.</summary>
    NoNegativeExample,

    /// <summary>An example that should fire its rule and does not.</summary>
    PositiveExampleSilent,

    /// <summary>An example that should not fire its rule and does.</summary>
    NegativeExampleFires,

    /// <summary>An example that teaches by sounding alike and holds no word.</summary>
    ExampleWithoutWords,

    /// <summary>The same words stand as an example of what is to be heard and of what is not.</summary>
    ExampleOnBothSides,
}
