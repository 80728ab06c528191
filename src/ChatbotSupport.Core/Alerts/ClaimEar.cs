using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Alerts;

/// <summary>Tells a text that passes on, or asks about, one of the known kinds of scams from any other text, learnt from the phrasings of the alerts; which scam it is says the phrasing most like it.</summary>
internal sealed class ClaimEar
{
    private readonly TextFeatures _features;
    private readonly DetectorModel _model;

    /// <summary>Learns.</summary>
    /// <param name="claims">How the claims circulate.</param>
    /// <param name="others">What is none of them: denials, genuine news, what people ask besides.</param>
    public ClaimEar(IReadOnlyList<string[]> claims, IReadOnlyList<string[]> others)
    {
        string[][] all = [.. claims, .. others];
        _features = new(all, AlertLimits.HeardWords, RunScale.Signs, AlertLimits.TextsOfRun);
        var examples = SparseRows.Of(all.Select(words => _features.Vector(words)));
        _model = new(SoftmaxPace.Claims, examples, [.. all.Select((_, index) => new bool?[] { index < claims.Count })], 1, _features.Count);
    }

    private ClaimEar(TextFeatures features, DetectorModel model) => (_features, _model) = (features, model);

    /// <summary>Reads what <see cref="Learnt"/> gave.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static ClaimEar From(ReadOnlySpan<byte> learnt)
    {
        var reader = new LearntReader(learnt);
        var ear = new ClaimEar(TextFeatures.Read(ref reader), DetectorModel.Read(ref reader));
        reader.End();
        return ear;
    }

    /// <summary>What was learnt, to be kept.</summary>
    public byte[] Learnt()
    {
        var writer = new LearntWriter();
        _features.Write(writer);
        _model.Write(writer);
        return writer.ToArray();
    }

    /// <summary>How likely the words are of a known scam.</summary>
    public double Hear(ReadOnlySpan<string> words)
    {
        var vector = _features.Vector(words);
        return vector.Places.Length == 0 ? 0 : _model.Probabilities(vector)[0];
    }
}
